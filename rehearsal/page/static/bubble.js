// One message as it stands in a chat.
import { h, icon } from "./dom.js";
import { media } from "./media.js";
import { nameOf, seat, stage, zoneOf } from "./stage.js";
import { clockTime } from "./when.js";
import { words } from "./words.js";

/**
 * `me` is whose eyes and hands; `does` has reply, more, tap, react, jump, command, link, reveal, each of the message;
 * `open` shows spoilers.
 */
export function bubble(message, me, does, open) {
  if (message.service !== null) return h("p", { class: "service", "data-key": message.key }, message.service);
  const mine = message.by === me;
  const bare = message.media?.kind === "sticker" || (message.media?.kind === "photo" && !message.text);
  const whole = h(
    "article",
    {
      class: `message ${mine ? "mine" : "theirs"} ${seat(message.by)}${bare ? " bare" : ""}`,
      "data-key": message.key,
      tabindex: "-1",
      "aria-label": `${message.who}, ${clockTime(message.at, zoneOf(me))}`,
    },
    h(
      "div",
      { class: "body" },
      h("div", { class: "said" }, h("div", { class: "bubble", onclick: (event) => answers(event, does) }, ...inside(message, me, does, open)), tools(does)),
      keys(message, does),
    ),
    reactions(message, me, does),
  );
  return whole;
}

function inside(message, me, does, open) {
  const zone = zoneOf(me);
  return [
    message.by === me || message.place !== "room" ? null : h("p", { class: "who" }, message.who),
    message.reply ? quote(message.reply, does) : null,
    message.media ? media(message.media, open, does.reveal) : null,
    message.text ? h("div", { class: "text" }, ...words(message.text, message.entities, does, { open, zone })) : null,
    h(
      "p",
      { class: "meta" },
      message.silent ? h("span", { class: "silent", title: "Came without a sound" }, icon("quiet")) : null,
      message.silent ? h("span", { class: "unseen" }, "without a sound, ") : null,
      message.edited ? h("span", { class: "edited" }, "edited") : null,
      h("time", { datetime: new Date(message.at).toISOString() }, clockTime(message.at, zone)),
    ),
  ];
}

function answers(event, does) {
  if (event.target.closest("button, a, [role=button]") || String(getSelection()) !== "") return;
  does.reply();
}

function quote(above, does) {
  const jump = () => does.jump(above.key);
  return h(
    "button",
    { type: "button", class: "quote", onclick: jump, "aria-label": `In answer to ${above.who}: ${above.text}` },
    h("span", { class: "quoted" }, above.who),
    h("span", { class: "line" }, above.text),
  );
}

function tools(does) {
  const more = h(
    "button",
    { type: "button", class: "tool", tabindex: "-1", "aria-haspopup": "menu", "aria-label": "More", title: "More", onclick: () => does.more(more) },
    icon("more"),
  );
  const reply = { type: "button", class: "tool", tabindex: "-1", "aria-label": "Answer", title: "Answer", onclick: does.reply };
  return h("div", { class: "tools" }, h("button", reply, icon("reply")), more);
}

function keys(message, does) {
  if (!message.rows.length) return null;
  return h(
    "div",
    { class: "keys", role: "group", "aria-label": "Buttons" },
    ...message.rows.map((row) => h("div", { class: "row" }, ...row.map((button) => key(button, does)))),
  );
}

function key(button, does) {
  const made = { type: "button", class: "key", "data-label": button.text, onclick: () => does.tap(button) };
  return h("button", made, h("span", {}, button.text), button.url ? icon("link") : null);
}

function reactions(message, me, does) {
  if (!message.reactions.length) return null;
  return h("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, ...message.reactions.map((one) => reaction(one, me, does)));
}

function reaction(given, me, does) {
  const names = given.by.map((id) => (id === stage.bot.id ? stage.bot.name : nameOf(id))).filter(Boolean);
  const mine = given.by.includes(me);
  return h(
    "button",
    {
      type: "button",
      class: `reaction${mine ? " own" : ""}`,
      "aria-pressed": String(mine),
      "aria-label": `${given.emoji} from ${names.join(" and ")}`,
      title: names.join(", "),
      onclick: () => does.react(mine ? null : given.emoji),
    },
    h("span", { class: "emoji" }, given.emoji),
    ...given.by.map((id) => h("i", { class: `dot ${seat(id)}` })),
  );
}
