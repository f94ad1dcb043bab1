// What a screen is made of, without what lives on it: the same before and after a reload.
() => {
  const main = document.getElementById("main");
  const screen = main.querySelector(".device")?.dataset.screen ?? "";
  const copy = main.cloneNode(true);
  for (const live of copy.querySelectorAll("[data-live], [data-pressure], [data-lane], [data-truth], [data-bench], .bench-force, .course-elapsed, .course-left, .hands, #silenced, #check-remedy, .alarm-code, .notice, output, canvas, [data-drip-words], [data-count]")) live.remove();
  const buttons = [...document.querySelectorAll("#bar .action")].map((button) => (button.querySelector(".action-name") ?? button).textContent.trim());
  return [location.pathname + location.search, screen, ...buttons, copy.textContent.replace(/\s+/g, " ").trim()].join("\n");
}
