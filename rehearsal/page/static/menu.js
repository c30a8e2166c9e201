// A small menu beside a button: closes by itself, walks by arrow keys, gives the focus back.
import { h } from "./dom.js";

/** `items` are [label, act, class?]; a null is left out. */
export function openMenu(anchor, items, label) {
  const choices = items.filter(Boolean).map(([text, does, kind]) =>
    h("button", { type: "button", role: "menuitem", tabindex: "-1", class: kind, "aria-current": kind === "chosen" ? "true" : null, onclick: () => choose(does) }, text),
  );
  const menu = h("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label }, ...choices);
  const choose = (does) => {
    menu.hidePopover();
    does();
  };
  menu.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    anchor.setAttribute("aria-expanded", "false");
    const focused = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    if (focused && anchor.isConnected) anchor.focus();
  });
  menu.addEventListener("keydown", (event) => walk(event, choices));
  document.body.append(menu);
  anchor.setAttribute("aria-expanded", "true");
  menu.showPopover();
  beside(menu, anchor);
  choices[0]?.focus();
}

function walk(event, choices) {
  const at = choices.indexOf(document.activeElement);
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: choices.length - 1 };
  if (!(event.key in steps)) return;
  event.preventDefault();
  choices[(steps[event.key] + choices.length) % choices.length].focus();
}

function beside(menu, anchor) {
  const near = anchor.getBoundingClientRect();
  const own = menu.getBoundingClientRect();
  const left = Math.min(Math.max(8, near.right - own.width), innerWidth - own.width - 8);
  const below = near.bottom + 6;
  const top = below + own.height > innerHeight - 8 ? Math.max(8, near.top - own.height - 6) : below;
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
