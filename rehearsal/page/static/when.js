// The told clock, and how moments are written in it.
import { h } from "./dom.js";

const told = { zone: "UTC", now: Date.now(), read: performance.now() };

export function setZone(zone) {
  told.zone = zone;
}

export function setNow(milliseconds) {
  told.now = milliseconds;
  told.read = performance.now();
}

/** Milliseconds since 1970 on the told clock, which runs at the pace of any other. */
export const now = () => told.now + (performance.now() - told.read);
export const zone = () => told.zone;

const shapes = new Map();

/** A moment in the told zone; `shape` is an Intl.DateTimeFormat one. */
export function format(at, shape) {
  const key = told.zone + JSON.stringify(shape);
  if (!shapes.has(key)) shapes.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: told.zone, ...shape }));
  return shapes.get(key).format(at);
}

export const clockTime = (at) => format(at, { hour: "2-digit", minute: "2-digit" });
export const dayOf = (at) => format(at, { year: "numeric", month: "2-digit", day: "2-digit" });
export const dayName = (at) => format(at, { weekday: "long", day: "numeric", month: "long" });

const DAY = 86_400_000;

/** "Today", "tomorrow", a weekday within the week, else the date. */
export function dayFromHere(at) {
  const here = now();
  if (dayOf(at) === dayOf(here)) return "today";
  if (dayOf(at) === dayOf(here + DAY)) return "tomorrow";
  return at - here < 6.5 * DAY ? format(at, { weekday: "long" }) : format(at, { weekday: "short", day: "numeric", month: "short" });
}

/** https://core.telegram.org/bots/api#date-time-entity-formatting; without a form the text stays as it is. */
export function moment(text, seconds, form) {
  const at = seconds * 1000;
  const whole = format(at, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  const shown = form === "" ? text : form === "r" ? relative(at) : format(at, shape(form));
  return h("time", { class: "moment", datetime: new Date(at).toISOString(), title: whole }, shown);
}

function shape(form) {
  return {
    ...(form.includes("w") && { weekday: "long" }),
    ...(form.includes("d") && { day: "numeric", month: "numeric", year: "2-digit" }),
    ...(form.includes("D") && { day: "numeric", month: "long", year: "numeric" }),
    ...(form.includes("t") && { hour: "2-digit", minute: "2-digit" }),
    ...(form.includes("T") && { hour: "2-digit", minute: "2-digit", second: "2-digit" }),
  };
}

function relative(at) {
  const minutes = Math.round((at - now()) / 60_000);
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 60 * 36) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / 60 / 24), "day");
}
