// Who is on the stage, and how what the visitor does reaches it.
import { post } from "./wire.js";

export const stage = { bot: { id: 0, name: "" }, left: 0, right: 0, speaker: 0, company: null };

/** Whose hands are at work in a place: its owner's, in the room the chosen one's. */
export const actor = (place) => (place === "room" ? stage.speaker : stage[place]);

/** Which seat an account has, for its colour. */
export function seat(id) {
  if (id === stage.left) return "left";
  if (id === stage.right) return "right";
  return id === stage.bot.id ? "bot" : "third";
}

export const nameOf = (id) => stage.company?.people.find((one) => one.id === id)?.name ?? "";

const told = { outcome: () => {} };

/** Calls `hears(place, outcome)` with what an act leads to: {error}, {says}, {link} or {opened}. */
export function onOutcome(hears) {
  told.outcome = hears;
}

/** Lets the person of `place` do something there; gives back whether it could be done. */
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
