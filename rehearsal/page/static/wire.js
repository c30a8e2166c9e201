// The line to the rehearsal: what happens comes as server-sent events, what is done goes out as JSON.

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.error ?? "That did not reach the rehearsal.");
  return told;
}

const LONGEST_WAIT = 5000;
const SILENCE = 6000; // the server gives a sign of life each second

/** Calls `heard[event](data)` for whatever comes and `line(open)` when the line breaks or comes back. */
export function listen(heard, line) {
  let wait = 300;
  let watch = 0;
  const open = () => {
    const stream = new EventSource("/page/events");
    const again = () => {
      clearTimeout(watch);
      stream.close();
      line(false);
      setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT, wait * 2);
    };
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(again, SILENCE);
    };
    for (const [event, hears] of Object.entries(heard)) {
      stream.addEventListener(event, (message) => {
        alive();
        hears(JSON.parse(message.data));
      });
    }
    stream.addEventListener("alive", alive);
    stream.addEventListener("open", () => {
      wait = 300;
      alive();
      line(true);
    });
    stream.addEventListener("error", again);
  };
  open();
}
