// The told clock, and how moments are written on somebody's own: `zone` is theirs, the visitor's where none is given.
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

/** A moment as text; `shape` is an Intl.DateTimeFormat one. */
export function format(at, shape, zone = told.zone) {
  const key = zone + JSON.stringify(shape);
  if (!shapes.has(key)) shapes.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...shape }));
  return shapes.get(key).format(at);
}

export const clockTime = (at, zone) => format(at, { hour: "2-digit", minute: "2-digit" }, zone);
export const dayOf = (at, zone) => format(at, { year: "numeric", month: "2-digit", day: "2-digit" }, zone);
export const dayName = (at, zone) => format(at, { weekday: "long", day: "numeric", month: "long" }, zone);

const DAY = 86_400_000;

/** "Today", "tomorrow", a weekday within the week, else the date. */
export function dayFromHere(at, zone) {
  const here = now();
  if (dayOf(at, zone) === dayOf(here, zone)) return "today";
  if (dayOf(at, zone) === dayOf(here + DAY, zone)) return "tomorrow";
  const near = at - here < 6.5 * DAY;
  return format(at, near ? { weekday: "long" } : { weekday: "short", day: "numeric", month: "short" }, zone);
}

/** https://core.telegram.org/bots/api#date-time-entity-formatting; without a form the text stays as it is. */
export function moment(text, seconds, form, zone) {
  const at = seconds * 1000;
  const whole = format(at, { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" }, zone);
  const shown = form === "" ? text : form === "r" ? relative(at) : format(at, shape(form), zone);
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
