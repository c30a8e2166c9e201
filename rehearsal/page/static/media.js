// What a message carries besides words.
import { h, icon } from "./dom.js";

const PICTURE = { photo: "Photo", sticker: "Sticker" };
const NAMES = { document: "File", audio: "Audio", video: "Video", video_note: "Video message", animation: "GIF" };

export function media(carried, open, reveal) {
  const made = shown(carried);
  if (!carried.hidden || open) return made;
  const press = { type: "button", class: "veil", "aria-label": "Hidden picture. Press to show it.", onclick: reveal };
  return h("div", { class: "hidden" }, made, h("button", press));
}

function shown(carried) {
  if (carried.kind in PICTURE) return picture(carried);
  if (carried.kind === "voice") return voice(carried);
  if (carried.kind === "location") return place(carried);
  const size = carried.file_size ? `${Math.max(1, Math.round(carried.file_size / 1024))} KB` : "";
  const name = carried.file_name ?? NAMES[carried.kind] ?? carried.kind;
  return card(carried.url, name, [NAMES[carried.kind] ?? "", size].filter(Boolean).join(", "));
}

function picture(carried) {
  const size = { width: carried.width, height: carried.height };
  return h("img", { class: carried.kind, src: carried.url, alt: PICTURE[carried.kind], decoding: "async", ...size });
}

const WAVE = [4, 7, 11, 6, 13, 17, 9, 5, 12, 18, 14, 8, 16, 11, 6, 9, 15, 10, 5, 8, 12, 7, 4];

function voice(carried) {
  const bars = WAVE.map((height) => h("i", { class: `w${height}` }));
  const wave = h("span", { class: "wave", "aria-hidden": "true" }, ...bars);
  const length = `0:${String(carried.duration ?? 0).padStart(2, "0")}`;
  return h("div", { class: "voice", role: "img", "aria-label": `Voice message, ${length}` }, h("span", { class: "disc" }, icon("voice")), wave, h("span", { class: "length" }, length));
}

function place(carried) {
  const at = `${carried.latitude.toFixed(4)}, ${carried.longitude.toFixed(4)}`;
  return h("div", { class: "location" }, h("div", { class: "map", "aria-hidden": "true" }, icon("place")), h("p", {}, "Location ", h("span", { class: "soft" }, at)));
}

function card(address, title, under) {
  const names = h("span", { class: "names" }, h("b", {}, title), h("span", { class: "soft" }, under));
  const whole = { class: "card", href: address, download: title, title: "Save this file" };
  return h(address ? "a" : "div", address ? whole : { class: "card" }, h("span", { class: "disc" }, icon("file")), names);
}
