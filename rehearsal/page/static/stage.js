// Who is on the stage, and how what the visitor does reaches it.
import { post } from "./wire.js";

export const stage = { bot: { id: 0, name: "" }, left: 0, right: 0, speaker: 0, company: null, cities: [], scenes: [], scene: "" };

/** Whose hands are at work in a place: its owner's, in the room the chosen one's. */
export const actor = (place) => (place === "room" ? stage.speaker : stage[place]);

/** Which seat an account has, for its colour. */
export function seat(id) {
  if (id === stage.left) return "left";
  if (id === stage.right) return "right";
  return id === stage.bot.id ? "bot" : "third";
}

const known = (id) => stage.company?.people.find((one) => one.id === id);
export const nameOf = (id) => known(id)?.name ?? "";
export const cityOf = (id) => known(id)?.city ?? "";

/** The clock on somebody's phone. */
export const zoneOf = (id) => known(id)?.zone;

const told = { outcome: () => {}, begin: () => {} };

/** Calls `begins(name)` when a scene is chosen. */
export function onBegin(begins) {
  told.begin = begins;
}

export const begin = (name) => told.begin(name);

/** Calls `hears(place, outcome)` with what an act leads to: {error}, {says}, {link} or {opened}. */
export function onOutcome(hears) {
  told.outcome = hears;
}

/** Lets the person of `place`, or the one that `more` names, do something there; gives back whether it could be done. */
export async function act(place, does, more = {}) {
  try {
    const outcome = await post("/page/act", { person: actor(place), place, does, ...more });
    told.outcome(place, outcome);
    return true;
  } catch (error) {
    told.outcome(place, { error: error.message });
    return false;
  }
}
