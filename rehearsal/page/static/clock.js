// The clock bar: the told moment, what comes next, and the buttons that let time pass.
import { find, h } from "./dom.js";
import { clockTime, dayFromHere, format, now, zone } from "./when.js";
import { post } from "./wire.js";

const buttons = [...document.querySelectorAll(".move")];
let coming; // unknown until it is told, null when nothing comes
let passing = false;

/** `failed(text)` hears what could not be done. */
export function startClock(failed) {
  for (const button of buttons) button.addEventListener("click", () => pass(button, failed));
  setInterval(tick, 500);
}

export function comes(next, isPassing) {
  coming = next;
  passing = isPassing;
  tick();
}

async function pass(button, failed) {
  if (passing) return;
  passing = true;
  tick();
  try {
    await post("/page/time", { to: button.dataset.to });
  } catch (error) {
    failed(error.message);
  }
  passing = false;
  tick();
}

export function tick() {
  const here = now();
  set("#time", clockTime(here));
  set("#day", format(here, { weekday: "short", day: "numeric", month: "short" }));
  set("#zone", zone().split("/").at(-1).replaceAll("_", " "));
  set("#coming", passing ? "Time passes …" : ahead());
  document.body.classList.toggle("passing", passing);
  for (const button of buttons) button.setAttribute("aria-disabled", String(passing || (button.dataset.to === "next" && !coming)));
}

function ahead() {
  if (coming === undefined) return "…";
  return coming ? `${coming.name}, ${dayFromHere(coming.at)} ${clockTime(coming.at)}` : "Nothing comes by itself yet";
}

function set(selector, text) {
  const element = find(selector);
  if (element.textContent !== text) element.textContent = text;
}

/** The beginnings there are; the one that is played begins anew. */
export function scenes(names, current, begin) {
  const made = [...names].sort((a, b) => (a === current) - (b === current)).map((name) =>
    h("button", { type: "button", class: name === current ? "again" : "other", onclick: () => begin(name) }, name === current ? "Start over" : name),
  );
  find("#scenes").replaceChildren(...made);
}
