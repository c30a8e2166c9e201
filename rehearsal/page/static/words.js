// Text with its marks (https://core.telegram.org/bots/api#messageentity) as nodes; offsets count UTF-16, as JavaScript does.
import { h } from "./dom.js";
import { moment } from "./when.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** `act` may have command(text), link(address) and reveal(); `open` shows spoilers; moments are told in `zone`. */
export function words(text, entities, act, { open = false, zone } = {}) {
  return pieces(text, 0, text.length, sorted(entities), { act, open, zone });
}

const sorted = (entities) => [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);

function pieces(text, from, to, marks, how) {
  const made = [];
  let at = from;
  while (marks.length) {
    const [mark, ...rest] = marks;
    const start = Math.max(mark.offset, at);
    const end = Math.min(mark.offset + mark.length, to);
    if (start >= end) {
      marks = rest;
      continue;
    }
    if (start > at) made.push(text.slice(at, start));
    const inside = rest.filter((one) => one.offset < end);
    made.push(marked(text, start, end, mark, inside, how));
    at = end;
    // What overlaps the end of this mark goes on behind it.
    marks = rest.filter((one) => one.offset + one.length > end);
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function marked(text, start, end, mark, inside, how) {
  const raw = text.slice(start, end);
  const within = () => pieces(text, start, end, inside, how);
  if (mark.type in TAGS) return h(TAGS[mark.type], {}, ...within());
  if (mark.type === "spoiler") return spoiler(within(), how);
  if (mark.type === "date_time") return moment(raw, mark.unix_time, mark.date_time_format ?? "", how.zone);
  if (mark.type === "bot_command") return pressed("command", within(), () => how.act.command?.(raw));
  if (mark.type === "text_link") return pressed("link", within(), () => how.act.link?.(mark.url), mark.url);
  if (mark.type === "url") return pressed("link", within(), () => how.act.link?.(raw), raw);
  return h("span", { class: mark.type === "mention" || mark.type === "text_mention" ? "mention" : null }, ...within());
}

function pressed(kind, inside, press, title = null) {
  return h("button", { type: "button", class: `inline ${kind}`, title, onclick: press }, ...inside);
}

function spoiler(inside, how) {
  if (how.open) return h("span", { class: "spoiler open" }, ...inside);
  const hidden = h("span", { "aria-hidden": "true" }, ...inside);
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    how.act.reveal?.();
  };
  const label = "Hidden text. Press to show it.";
  return h(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": label, onclick: show, onkeydown: show },
    hidden,
  );
}
