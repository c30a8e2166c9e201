// Makes elements without ever reading markup: text goes in as text.

/** h("button", {class: "x", onclick: f}, "text", child, null): nulls are left out. */
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** A symbol of index.html, hidden from readers of screens. */
export function icon(name) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("class", "icon");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
}

/** A round face with an initial; the colour follows the seat. */
export function face(name, seat) {
  return h("span", { class: `face ${seat}`, "aria-hidden": "true" }, Array.from(name)[0] ?? "?");
}

export const find = (selector, within = document) => within.querySelector(selector);
