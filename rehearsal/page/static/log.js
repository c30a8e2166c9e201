// The messages of one chat in their order, kept as they are told.
import { bubble } from "./bubble.js";
import { h } from "./dom.js";
import { openMenu } from "./menu.js";
import { act, actor, stage, zoneOf } from "./stage.js";
import { dayFromHere, dayName, dayOf } from "./when.js";

const TOGETHER = 8 * 60_000; // messages of one writer this close together share a head
const NEAR = 90; // pixels from the end that still count as reading the newest
const REACTIONS = ["❤", "👍", "😁", "🙏", "😢"];
const BUSY = 8000;

export class Log {
  /** `asks` has reply(message), edit(message), command(text), link(address), jumped(). */
  constructor(place, asks) {
    this.place = place;
    this.asks = asks;
    this.items = new Map();
    this.opened = new Set();
    this.element = h("div", { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: "0", "aria-label": "Messages" });
    this.newer = h("button", { type: "button", class: "newer", hidden: true, onclick: () => this.toEnd() }, "Newer below");
    this.element.addEventListener("keydown", (event) => this.walks(event));
    this.element.addEventListener("focusin", (event) => this.reaches(event.target));
    this.element.addEventListener("scroll", () => this.looked(), { passive: true });
    new ResizeObserver(() => this.atEnd && this.toEnd()).observe(this.element); // a keyboard opened, a picture came
  }

  reset(messages) {
    this.items.clear();
    this.element.replaceChildren();
    for (const message of messages) this.add(message);
    this.tidy();
    this.toEnd();
  }

  redraw() {
    this.reset([...this.items.values()].map((item) => item.message));
  }

  /** The newest message with words by whoever is at work here. */
  get own() {
    const every = [...this.items.values()].map((item) => item.message);
    return every.findLast((one) => one.by === actor(this.place) && one.text && one.service === null);
  }

  put(message) {
    const near = this.near();
    const known = this.items.get(message.key);
    if (known) this.replace(known, message);
    else this.add(message);
    this.tidy();
    if (near || message.by === actor(this.place)) this.toEnd();
    else if (!known) this.newer.hidden = false;
  }

  drop(key) {
    this.items.get(key)?.element.remove();
    this.items.delete(key);
    this.tidy();
  }

  add(message) {
    if (message.service === "") return;
    const day = h("p", { class: "day", hidden: true });
    const item = { message, day, shown: this.draw(message) };
    item.element = h("div", { class: "item" }, day, item.shown);
    this.items.set(message.key, item);
    this.element.append(item.element);
  }

  replace(item, message) {
    const focus = document.activeElement;
    const held = item.shown.contains(focus) ? (focus.dataset?.label ?? "") : null;
    const shown = this.draw(message);
    item.shown.replaceWith(shown);
    Object.assign(item, { message, shown });
    if (held === null) return;
    const same = held && [...shown.querySelectorAll(".key")].find((one) => one.dataset.label === held);
    (same || shown).focus({ preventScroll: true });
  }

  draw(message) {
    const does = {
      reply: () => this.asks.reply(message),
      more: (anchor) => this.more(anchor, message),
      tap: (button) => this.tap(message, button),
      react: (emoji) => act(this.place, "reacts", { message: message.key, emoji }),
      jump: (key) => this.jump(key),
      command: (text) => this.asks.command(text),
      link: (address) => this.asks.link(address),
      reveal: () => this.reveal(message.key),
    };
    return bubble(message, actor(this.place), does, this.opened.has(message.key));
  }

  reveal(key) {
    this.opened.add(key);
    const item = this.items.get(key);
    this.replace(item, item.message);
    this.tidy();
  }

  // --- taps ---

  tap(message, button) {
    const pressed = button.callback_data === undefined ? {} : { data: button.callback_data };
    return act(this.place, "taps", { message: message.key, label: button.text, ...pressed });
  }

  busy(key, label, on) {
    const shown = this.items.get(key)?.shown;
    const button = shown && [...shown.querySelectorAll(".key")].find((one) => one.dataset.label === label);
    if (!button) return;
    button.toggleAttribute("aria-busy", on);
    if (on) {
      button.setAttribute("aria-busy", "true");
      setTimeout(() => button.removeAttribute("aria-busy"), BUSY);
    }
  }

  more(anchor, message) {
    const mine = message.by === actor(this.place);
    const react = (emoji) => [emoji, () => act(this.place, "reacts", { message: message.key, emoji }), "emoji"];
    openMenu(
      anchor,
      [
        ...REACTIONS.map(react),
        ["Answer", () => this.asks.reply(message)],
        this.place === "room" || !stage.company.shares ? null : ["Pass on to the shared chat", () => act(this.place, "passes_on", { message: message.key })],
        mine && message.text ? ["Edit", () => this.asks.edit(message)] : null,
        mine ? ["Delete", () => act(this.place, "deletes", { message: message.key })] : null,
      ],
      "This message",
    );
  }

  // --- order, sight and keys ---

  tidy() {
    const zone = zoneOf(actor(this.place));
    let before = null;
    for (const item of this.items.values()) {
      const { message, day, element } = item;
      const newDay = !before || dayOf(before.at, zone) !== dayOf(message.at, zone);
      day.hidden = !newDay;
      day.textContent = newDay ? headOf(message.at, zone) : "";
      const apart = newDay || before.by !== message.by || before.service !== null || message.at - before.at > TOGETHER;
      const follows = !apart && !before.rows.length && !before.reactions.length;
      element.classList.toggle("follows", follows);
      before = message;
    }
  }

  near() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  looked() {
    this.atEnd = this.near();
    if (this.atEnd) this.newer.hidden = true;
  }

  toEnd() {
    this.atEnd = true;
    this.element.scrollTop = this.element.scrollHeight;
    this.newer.hidden = true;
  }

  jump(key) {
    const shown = this.items.get(key)?.shown;
    if (!shown) return;
    shown.scrollIntoView({ block: "center" });
    shown.focus({ preventScroll: true });
  }

  /** Arrow keys go from message to message, Enter answers the one that is reached. */
  walks(event) {
    const every = [...this.element.querySelectorAll("article")];
    if (!every.length) return;
    const here = every.indexOf(document.activeElement.closest("article"));
    const to = { ArrowUp: here < 0 ? every.length - 1 : here - 1, ArrowDown: here + 1, Home: 0, End: every.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      every[Math.min(Math.max(to, 0), every.length - 1)].focus();
    } else if (event.key === "Enter" && document.activeElement === every[here]) {
      event.preventDefault();
      this.asks.reply(this.items.get(every[here].dataset.key).message);
    }
  }

  /** The tools of a message can be tabbed to while the focus is in it. */
  reaches(target) {
    for (const tool of this.element.querySelectorAll('.tool[tabindex="0"]')) tool.tabIndex = -1;
    for (const tool of target.closest("article")?.querySelectorAll(".tool") ?? []) tool.tabIndex = 0;
  }
}

function headOf(at, zone) {
  const near = dayFromHere(at, zone);
  return near === "today" ? "Today" : dayName(at, zone);
}
