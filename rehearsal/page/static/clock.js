// The clock bar: the told moment, what comes next, and the buttons that let time pass.
import { find, h } from "./dom.js";
import { cityOf, nameOf, stage, zoneOf } from "./stage.js";
import { clockTime, dayFromHere, format, now } from "./when.js";
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
  set("#zone", places(here));
  set("#coming", passing ? "Time passes …" : ahead());
  document.body.classList.toggle("passing", passing);
  for (const button of buttons) button.setAttribute("aria-disabled", String(passing || (button.dataset.to === "next" && !coming)));
}

function ahead() {
  if (coming === undefined) return "…";
  return coming ? `${coming.name}, ${dayFromHere(coming.at)} ${clockTime(coming.at)}` : "Nothing comes by itself yet";
}

/** Whose clock this is, and what the other's says where it says something else. */
function places(here) {
  const [mine, theirs] = [stage.left, stage.right];
  if (!stage.company || clockTime(here, zoneOf(theirs)) === clockTime(here, zoneOf(mine))) return cityOf(mine);
  return `${cityOf(mine)} · ${clockTime(here, zoneOf(theirs))} for ${nameOf(theirs)}, ${cityOf(theirs)}`;
}

function set(selector, text) {
  const element = find(selector);
  if (element.textContent !== text) element.textContent = text;
}

/** The beginnings there are; the one that is played begins anew. */
export function scenes(names, current, begin) {
  const other = names.filter((name) => name !== current).map((name) => [name, name]);
  const made = [...other, ["Start over", current]].map(([label, name]) =>
    h("button", { type: "button", class: name === current ? "again" : "other", onclick: () => begin(name) }, label),
  );
  find("#scenes").replaceChildren(...made);
}
