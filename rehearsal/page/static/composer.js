// The typing box of one chat: who writes, what is answered or edited, commands, things to send, a bot's own keys.
import { h, icon } from "./dom.js";
import { openMenu } from "./menu.js";
import { act, actor, nameOf, seat, stage } from "./stage.js";

const THINGS = [["Photo", "photo"], ["Voice message", "voice"], ["Sticker", "sticker"], ["File", "document"], ["Location", "location"]];

export class Composer {
  /** `asks.spoke()` is called when somebody else is chosen to write; `asks.own()` gives the newest message of one's own. */
  constructor(place, asks) {
    this.place = place;
    this.asks = asks;
    this.about = null; // {kind: "reply" | "edit", message}
    this.box = h("textarea", { rows: "1", enterkeyhint: "send", autocomplete: "off", oninput: () => this.typed(), onkeydown: (event) => this.pressed(event) });
    this.strip = h("div", { class: "strip", hidden: true });
    this.keys = h("div", { class: "letters", role: "group", "aria-label": "Answers to choose from", hidden: true });
    this.list = h("div", { class: "commands", id: `commands-${place}`, role: "listbox", "aria-label": "Commands", hidden: true, onpointerdown: (event) => event.preventDefault() });
    this.writers = h("fieldset", { class: "writers", hidden: place !== "room" });
    this.thing = this.tool("clip", "Send a photo, a voice message, …", () => this.things());
    this.slash = this.tool("slash", "Commands", () => this.offer("/", true));
    this.box.setAttribute("aria-controls", this.list.id);
    const send = h("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send" }, icon("send"));
    const line = h("div", { class: "typing" }, this.thing, this.slash, this.box, send);
    const submit = (event) => {
      event.preventDefault();
      this.send();
    };
    const left = (event) => this.element.contains(event.relatedTarget) || (this.list.hidden = true);
    this.element = h("form", { class: "composer", onsubmit: submit, onfocusout: left }, this.list, this.strip, this.writers, line, this.keys);
  }

  tool(symbol, label, press) {
    return h("button", { type: "button", class: "tool", "aria-label": label, title: label, "aria-haspopup": "menu", onclick: press }, icon(symbol));
  }

  // --- what is told of the company ---

  company() {
    const { people, keyboards } = stage.company;
    this.slash.hidden = !this.menu.length;
    this.letters(keyboards[this.place]);
    if (this.place === "room") this.writersOf(people);
    this.hint();
  }

  writersOf(people) {
    const here = people.filter((one) => one.inside);
    const names = here.map((one) => `${one.id}`).join();
    if (this.writers.dataset.names !== names) {
      this.writers.dataset.names = names;
      const choices = here.map((one) => this.writer(one, seat(one.id)));
      this.writers.replaceChildren(h("legend", {}, "Writing as"), ...choices);
    }
    const chosen = this.writers.querySelector(`[value="${stage.speaker}"]`);
    if (chosen) chosen.checked = true;
  }

  writer(person, side) {
    const choose = () => {
      stage.speaker = person.id;
      this.company();
      this.clear();
      this.asks.spoke();
    };
    const radio = h("input", { type: "radio", name: "writer", onchange: choose });
    radio.setAttribute("value", person.id);
    return h("label", { class: side }, radio, h("span", {}, person.name));
  }

  letters(rows) {
    this.keys.hidden = !rows.length;
    const press = (label) => act(this.place, "presses", { label });
    const made = rows.map((row) => h("div", { class: "row" }, ...row.map((label) => h("button", { type: "button", class: "key", onclick: () => press(label) }, label))));
    this.keys.replaceChildren(...made);
  }

  hint() {
    const who = nameOf(actor(this.place));
    const what = this.about?.kind === "edit" ? "Change what was written" : this.about ? `${who} answers` : `${who} writes`;
    this.box.placeholder = `${what} …`;
    this.box.setAttribute("aria-label", what);
  }

  // --- answering and editing ---

  reply(message) {
    this.takes({ kind: "reply", message }, message.who, message.text || "…");
  }

  edit(message) {
    this.takes({ kind: "edit", message }, "Edit", message.text);
    this.box.value = message.text;
    this.grow();
  }

  takes(about, title, line) {
    this.about = about;
    const close = h("button", { type: "button", class: "tool", "aria-label": "Not this one", title: "Not this one", onclick: () => this.clear(true) }, icon("close"));
    this.strip.replaceChildren(h("div", {}, h("b", {}, about.kind === "edit" ? title : `Answer to ${title}`), h("span", { class: "line" }, line)), close);
    this.strip.hidden = false;
    this.hint();
    this.box.focus();
  }

  clear(focus = false) {
    if (this.about?.kind === "edit") this.box.value = "";
    this.about = null;
    this.strip.hidden = true;
    this.hint();
    if (focus) this.box.focus();
  }

  /** A message that was being answered or edited has gone. */
  gone(key) {
    if (this.about?.message.key === key) this.clear();
  }

  get answered() {
    return this.about?.kind === "reply" ? { reply_to: this.about.message.key } : {};
  }

  // --- sending ---

  async send(text = this.box.value) {
    this.list.hidden = true;
    if (!text.trim()) return;
    const sent = this.about?.kind === "edit"
      ? act(this.place, "edits", { message: this.about.message.key, text })
      : act(this.place, "writes", { text, ...this.answered });
    this.box.value = "";
    this.clear();
    this.grow();
    if (!(await sent) && !this.box.value) this.box.value = text;
  }

  things() {
    const choices = THINGS.map(([label, kind]) => [label, () => act(this.place, "sends", { kind, ...this.answered }).then(() => this.clear())]);
    openMenu(this.thing, choices, "Send something");
  }

  typed() {
    this.grow();
    this.offer(this.box.value);
  }

  grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 132)}px`;
  }

  // --- commands ---

  get menu() {
    return stage.company.menus[this.place][actor(this.place)] ?? [];
  }

  /** Shows the commands that begin like `text`; all of them for a lone slash. */
  offer(text, focus = false) {
    const fitting = /^\/\w*$/.test(text) ? this.menu.filter((one) => one.command.startsWith(text)) : [];
    const choose = (one) => {
      this.send(one.command);
      this.box.focus();
    };
    const made = fitting.map((one, at) =>
      h("button", { type: "button", role: "option", tabindex: "-1", "aria-selected": String(at === 0), onclick: () => choose(one) }, h("b", {}, one.command.split("@")[0]), h("span", {}, one.about)),
    );
    made.forEach((one, at) => (one.dataset.command = fitting[at].command));
    this.list.replaceChildren(...made);
    this.list.hidden = !made.length;
    if (focus) this.box.focus();
  }

  pressed(event) {
    if (event.isComposing) return;
    if (!this.list.hidden && this.chooses(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.clear();
    } else if (event.key === "ArrowUp" && !this.box.value && !this.about) {
      this.mends(event);
    }
  }

  /** One's own last words, back in the box. */
  mends(event) {
    const own = this.asks.own();
    if (!own) return;
    event.preventDefault();
    this.edit(own);
  }

  chooses(event) {
    const choices = [...this.list.children];
    const at = choices.findIndex((one) => one.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      choices[at].setAttribute("aria-selected", "false");
      choices[(at + step + choices.length) % choices.length].setAttribute("aria-selected", "true");
    } else if (event.key === "Enter" || event.key === "Tab") {
      if (event.key === "Enter") this.send(choices[at].dataset.command);
      else this.box.value = `${choices[at].dataset.command} `;
      this.list.hidden = true;
    } else if (event.key === "Escape") {
      this.list.hidden = true;
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }
}
