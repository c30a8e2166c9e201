// One of the chats: its head, what lies on its owner's phone, its messages, its typing box.
import { Composer } from "./composer.js";
import { face, h, icon } from "./dom.js";
import { Log } from "./log.js";
import { openMenu } from "./menu.js";
import { act, actor, begin, cityOf, nameOf, stage, zoneOf } from "./stage.js";
import { clockTime } from "./when.js";

const FADES = 6000;
const WRITING = 4000;

export class Column {
  constructor(section, place) {
    this.place = place;
    this.section = section;
    this.composer = new Composer(place, { spoke: () => this.seen(), own: () => this.log.own });
    this.log = new Log(place, {
      reply: (message) => this.composer.reply(message),
      edit: (message) => this.composer.edit(message),
      command: (text) => this.composer.send(text),
      link: (address) => act(place, "opens", { link: address }),
    });
    this.faces = h("div", { class: "faces" });
    this.title = h("h2", {});
    this.under = h("p", { class: "under" });
    this.options = h("button", { type: "button", class: "tool", "aria-haspopup": "menu", onclick: () => this.menu() }, icon(place === "room" ? "people" : "more"));
    this.phone = h("details", { class: "phone", hidden: place === "room" });
    this.door = h("div", { class: "door", hidden: true });
    this.toasts = h("div", { class: "toasts", role: "status" });
    const head = h("header", { class: "head" }, this.faces, h("div", { class: "titles" }, this.title, this.under), this.options);
    const middle = h("div", { class: "middle" }, this.log.element, this.door, this.log.newer, this.toasts);
    section.replaceChildren(head, this.phone, middle, this.composer.element);
  }

  reset(messages) {
    this.toasts.replaceChildren();
    this.log.opened.clear();
    this.log.reset(messages);
    this.composer.clear();
    this.entrance();
  }

  put(message) {
    this.log.put(message);
    if (message.fresh && message.asks && message.by === stage.bot.id) this.composer.reply(message);
    if (message.fresh && message.by === stage.bot.id) this.writing(false);
    this.entrance();
  }

  drop(key) {
    this.log.drop(key);
    this.composer.gone(key);
    this.entrance();
  }

  // --- head ---

  company() {
    const { title, members } = stage.company;
    if (this.place === "room") {
      this.faces.replaceChildren(face(nameOf(stage.left), "left"), face(nameOf(stage.right), "right"));
      this.title.textContent = title;
      this.about = members.join(", ");
    } else {
      const name = nameOf(stage[this.place]);
      this.faces.replaceChildren(face(name, this.place));
      this.title.textContent = `${name}’s corner`;
      this.about = `${name} and ${stage.bot.name}, alone`;
      this.lies(name, stage.company.phones[this.place]);
    }
    this.under.textContent = this.about;
    const label = this.place === "room" ? "Who is in the chat" : "More of this corner";
    this.options.setAttribute("aria-label", label);
    this.options.title = label;
    this.section.setAttribute("aria-label", this.title.textContent);
    this.composer.company();
    this.seen();
    this.entrance();
  }

  /** Everything again when it is read by other eyes, or on another clock. */
  seen() {
    const eyes = `${actor(this.place)} ${zoneOf(actor(this.place))}`;
    if (this.eyes === eyes) return;
    this.eyes = eyes;
    this.log.redraw();
  }

  menu() {
    openMenu(this.options, this.place === "room" ? this.whoIsHere() : this.whoseCorner(), this.options.title);
  }

  whoIsHere() {
    const { bot_inside: inside, third_inside: third, people } = stage.company;
    const bot = stage.bot.name;
    const does = (verb, more) => () => act(this.place, verb, more);
    const goes = ({ id, name, inside: here }) =>
      here ? [`${name} leaves the chat`, does("leaves", { person: id })] : [`${name} comes back`, does("comes_back", { person: id })];
    return [
      inside ? [`Take ${bot} out of the chat`, does("removes_bot")] : [`Add ${bot} to the chat`, does("adds_bot")],
      third ? ["Cleo leaves", does("third_leaves")] : ["Cleo joins", does("third_joins")],
      ...people.slice(0, 2).map(goes),
    ];
  }

  whoseCorner() {
    const me = actor(this.place);
    const bot = stage.bot.name;
    const does = (verb, more) => () => act(this.place, verb, more);
    const there = (city) => [city, does("goes", { city }), city === cityOf(me) ? "chosen" : ""];
    return [
      stage.company.blocked.includes(me) ? [`Unblock ${bot}`, does("starts")] : [`Block ${bot}`, does("blocks")],
      [`${nameOf(me)} is in ${cityOf(me)} …`, () => openMenu(this.options, stage.cities.map(there), `Where ${nameOf(me)} is`)],
    ];
  }

  writing(on) {
    clearTimeout(this.stops);
    this.under.textContent = on ? `${stage.bot.name} is writing …` : this.about;
    if (on) this.stops = setTimeout(() => this.writing(false), WRITING);
  }

  // --- what the phone shows ---

  lies(name, notices) {
    const told = JSON.stringify([notices, zoneOf(actor(this.place))]);
    if (this.told === told) return;
    this.told = told;
    const cards = notices.map((one) => notice(one, zoneOf(actor(this.place))));
    const first = cards.shift() ?? h("span", { class: "nothing" }, "Nothing yet");
    const whose = h("span", { class: "whose" }, icon("phone"), h("span", {}, `${name}’s phone on the table`));
    this.phone.replaceChildren(h("summary", {}, whose, first), ...cards);
    this.phone.classList.toggle("single", !cards.length);
  }

  // --- the way in ---

  entrance() {
    if (!stage.company) return;
    const blocked = stage.company.blocked.includes(actor(this.place));
    const empty = this.place !== "room" && this.log.items.size === 0;
    const missing = this.place === "room" && !stage.company.bot_inside;
    const nobody = this.place === "room" && !stage.company.people.some((one) => one.inside);
    this.composer.element.classList.toggle("shut", empty || nobody || (blocked && this.place !== "room"));
    this.door.hidden = !(empty || missing || (blocked && this.place !== "room"));
    this.door.classList.toggle("whole", empty);
    const key = `${empty}${missing}${blocked}${stage.scene}${stage.company.profile}`;
    if (this.shown === key) return;
    this.shown = key;
    const absent = h("p", { class: "soft" }, `${stage.bot.name} is not in this chat yet.`);
    if (missing) this.door.replaceChildren(absent, this.strong(`Add ${stage.bot.name} to the chat`, "adds_bot"), ...this.shortcuts());
    else if (blocked) this.door.replaceChildren(this.strong(`Unblock ${stage.bot.name}`, "starts"));
    else this.door.replaceChildren(h("p", { class: "profile" }, stage.company.profile), this.strong("Start", "starts"));
  }

  /** Other beginnings, for whoever is in a hurry. */
  shortcuts() {
    const others = stage.scenes.filter((name) => name !== stage.scene);
    return others.map((name) => h("button", { type: "button", class: "soft-link", onclick: () => begin(name) }, `or play: ${name}`));
  }

  strong(label, verb) {
    return h("button", { type: "button", class: "strong", onclick: () => act(this.place, verb) }, label);
  }

  // --- private answers ---

  toast(text, whose = "") {
    const made = h("p", { class: "toast" }, whose ? h("span", { class: "whose" }, `Only ${whose} sees this`) : null, h("span", {}, text));
    this.toasts.append(made);
    setTimeout(() => made.remove(), FADES);
  }

  flash() {
    this.section.classList.remove("flash");
    void this.section.offsetWidth; // begins the animation anew
    this.section.classList.add("flash");
    this.composer.box.focus();
  }
}

function notice(one, zone) {
  const mark = one.silent ? h("span", { class: "silent", title: "Without a sound" }, icon("quiet")) : null;
  return h(
    "span",
    { class: `notice${one.silent ? " quiet" : ""}` },
    h("span", { class: "from" }, one.title, mark),
    h("time", {}, clockTime(one.at, zone)),
    h("span", { class: "words" }, one.text),
  );
}
