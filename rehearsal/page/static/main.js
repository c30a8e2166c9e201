// The page: listens to the rehearsal and lets each of the chats show what concerns it.
import { comes, scenes, startClock, tick } from "./clock.js";
import { Column } from "./column.js";
import { face, find, h } from "./dom.js";
import { openMenu } from "./menu.js";
import { act, begin, nameOf, onBegin, onOutcome, stage } from "./stage.js";
import { setNow, setZone } from "./when.js";
import { listen, post } from "./wire.js";

const PLACES = ["left", "room", "right"];
const columns = Object.fromEntries(PLACES.map((place) => [place, new Column(find(`#${place}`), place)]));
const tabs = Object.fromEntries(PLACES.map((place) => [place, find(`#tab-${place}`)]));
const narrow = matchMedia("(max-width: 899px)");
const short = matchMedia("(max-width: 1420px)"); // no room in the bar for the beginnings

// --- what is told ---

const heard = {
  scene(told) {
    if (stage.scene !== told.scene) stage.speaker = told.left;
    const { bot, left, right, scene, cities } = told;
    Object.assign(stage, { bot, left, right, company: told.company, scene, scenes: told.scenes, cities });
    setZone(told.zone);
    setNow(told.now);
    company(told.company);
    for (const place of PLACES) columns[place].reset(told.messages.filter((one) => one.place === place));
    scenes(told.scenes, told.scene, begin);
    for (const place of PLACES) unread(place, 0);
    tick();
    document.body.dataset.stage = "open";
    line("");
  },
  curtain() {
    document.body.dataset.stage = "set";
    line("Setting the stage …");
  },
  company,
  message(one) {
    columns[one.place].put(one);
    if (one.fresh && one.service === null && document.body.dataset.shown !== one.place) unread(one.place, waiting[one.place] + 1);
  },
  deleted: (one) => columns[one.place].drop(one.key),
  tap: (one) => columns[one.place].log.busy(one.key, one.label, true),
  answer: answered,
  followed: (outcome) => led(null, outcome),
  action: (one) => columns[one.place].writing(true),
  moved: (one) => timeIs(one.now),
  clock(told) {
    timeIs(told.now);
    comes(told.coming, told.passing);
  },
};

function timeIs(now) {
  setNow(now);
  tick();
  for (const place of PLACES) columns[place].log.tidy(); // what was today is a weekday now
}

function company(told) {
  stage.company = told;
  const here = told.people.filter((one) => one.inside);
  if (!here.some((one) => one.id === stage.speaker)) stage.speaker = here[0]?.id ?? stage.left;
  find("#outage").hidden = !told.outage;
  document.body.dataset.columns = told.shares ? "three" : "two";
  if (!told.shares && document.body.dataset.shown === "room") show("left");
  setZone(told.people[0].zone);
  for (const place of PLACES) columns[place].company();
  named("left", nameOf(stage.left));
  named("right", nameOf(stage.right));
  named("room", told.title);
}

function answered(one) {
  columns[one.place].log.busy(one.key, one.label, false);
  const whose = nameOf(one.by);
  if (!one.text) return;
  if (one.alert) alertOf(whose, one.text);
  else columns[one.place].toast(one.text, one.place === "room" ? whose : "");
}

/** Where an act leads: a corner that opens, an address that stays unopened, or a plain word. */
function led(place, outcome) {
  const here = columns[place ?? document.body.dataset.shown];
  if (outcome.error) here.toast(outcome.error);
  if (outcome.says) here.toast(outcome.says);
  if (outcome.link) alertOf("This address is not opened here", outcome.link);
  if (outcome.opened) {
    show(outcome.opened);
    columns[outcome.opened].flash();
  }
}

function alertOf(who, text) {
  find("#alert-who").textContent = who;
  find("#alert-text").textContent = text;
  if (!find("#alert").open) find("#alert").showModal();
}

// --- tabs where there is no room for columns ---

const waiting = { left: 0, room: 0, right: 0 };

function named(place, name) {
  const told = `${name}${waiting[place]}`;
  if (tabs[place].dataset.told === told) return;
  tabs[place].dataset.told = told;
  const count = waiting[place] ? h("span", { class: "count", "aria-label": `${waiting[place]} new` }, String(waiting[place])) : null;
  tabs[place].replaceChildren(...(place === "room" ? [] : [face(name, place)]), h("span", {}, name), ...(count ? [count] : []));
}

function unread(place, count) {
  waiting[place] = narrow.matches ? count : 0;
  named(place, place === "room" ? stage.company.title : nameOf(stage[place]));
}

function show(place) {
  document.body.dataset.shown = place;
  for (const [name, tab] of Object.entries(tabs)) {
    tab.setAttribute("aria-selected", String(name === place));
    tab.tabIndex = name === place ? 0 : -1;
  }
  if (stage.company) unread(place, 0);
  columns[place].log.toEnd();
}

function layout() {
  for (const place of PLACES) {
    const section = columns[place].section;
    if (narrow.matches) section.setAttribute("role", "tabpanel");
    else section.removeAttribute("role");
  }
}

for (const [place, tab] of Object.entries(tabs)) tab.addEventListener("click", () => show(place));
find("#tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const there = PLACES.filter((place) => place !== "room" || stage.company.shares);
  const place = there[(there.indexOf(document.body.dataset.shown) + step + there.length) % there.length];
  show(place);
  tabs[place].focus();
});
narrow.addEventListener("change", layout);
layout();

// --- beginning anew, and the line itself ---

onBegin(async (name) => {
  try {
    await post("/page/scene", { name });
  } catch (error) {
    led("room", { error: error.message });
  }
});

const outage = (lasts) => act("room", lasts ? "cuts_off" : "reaches");

find("#world").addEventListener("click", () => {
  const { outage: out } = stage.company;
  const beginnings = short.matches ? stage.scenes.map((name) => [name === stage.scene ? "Start over" : name, () => begin(name)]) : [];
  const line = out ? "Let Kept reach Telegram" : "Cut Kept off from Telegram";
  openMenu(find("#world"), [...beginnings, [line, () => outage(!out)]], find("#world").title);
});
find("#mend").addEventListener("click", () => outage(false));

function line(text) {
  find("#line").textContent = text;
}

onOutcome(led);
startClock((error) => led(null, { error }));
listen(heard, (open) => {
  document.body.dataset.line = open ? "open" : "lost";
  line(open ? "" : "The rehearsal is out of reach. Trying again …");
});

