// What a screen looks like, measured: sizes in millimetres of the display profile, distances, letters, contrast, what does not fit. Returns lines of words; none is well.
(operating) => {
  const mm = parseFloat(getComputedStyle(document.body).getPropertyValue("--mm"));
  const found = { sizes: [], clear: [], letters: [], contrast: [], fit: [] };
  const name = (e) => `<${e.tagName.toLowerCase()}${e.id ? " id=" + e.id : ""} class="${e.getAttribute("class") ?? ""}"> ${(e.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}`;
  const seen = (e) => {
    if (!e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) return false;
    const box = e.getBoundingClientRect();
    // What is for readers of screens only is a clipped pixel.
    return box.width > 1.5 && box.height > 1.5;
  };
  // The trainee's hands are beside the device's own screen.
  const bench = (e) => e.closest(".hands, .bench, .faults, .simulation-tile") !== null;
  const veil = document.getElementById("veil");
  const covered = (e) => veil && !veil.hidden && !veil.contains(e) && !e.closest(".bar-fixed, #bar");

  const stop = document.getElementById("stop").getBoundingClientRect();
  if (stop.height < 20 * mm - 0.5) found.sizes.push(`STOP is ${(stop.height / mm).toFixed(1)} mm high`);
  const touch = "button, a[href], select, textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox]), label:has(> input[type=radio]), label:has(> input[type=checkbox])";
  for (const e of document.querySelectorAll(touch)) {
    if (!seen(e) || e.id === "stop" || covered(e)) continue;
    const box = e.getBoundingClientRect();
    const height = e.dataset?.command === "Arm" ? 20 : 15;
    const small = e.closest(".head") !== null;
    // A tab shows another part of the same form: nothing happens by touching the wrong one.
    const tab = e.closest(".sub-steps, .review-tabs") !== null;
    if (operating && !small && !bench(e)) {
      if (box.width < 15 * mm - 0.5 || box.height < (tab ? 10 : height) * mm - 0.5) found.sizes.push(`${name(e)}: ${(box.width / mm).toFixed(1)} × ${(box.height / mm).toFixed(1)} mm`);
      if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.fit.push(`${name(e)} is outside the screen`);
    }
    if (operating && !e.closest("#dim, #veil")) {
      const dx = Math.max(stop.left - box.right, box.left - stop.right, 0);
      const dy = Math.max(stop.top - box.bottom, box.top - stop.bottom, 0);
      if (Math.hypot(dx, dy) < 7 * mm - 0.5) found.clear.push(`${name(e)}: ${(Math.hypot(dx, dy) / mm).toFixed(1)} mm from STOP`);
    }
  }

  // Colours: what is drawn over what, the nearest background first.
  const parse = (text) => {
    const numbers = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    if (text.startsWith("color(srgb")) return [numbers[0] * 255, numbers[1] * 255, numbers[2] * 255, numbers[3] ?? 1];
    return [numbers[0], numbers[1], numbers[2], numbers[3] ?? 1];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), parse(getComputedStyle(document.body).backgroundColor));
  };
  const drawn = (text) => {
    const svg = text.ownerSVGElement;
    // A number with a seam around it is read against the seam.
    const style = getComputedStyle(text);
    if (style.paintOrder.startsWith("stroke") && parseFloat(style.strokeWidth) > 0) return parse(style.stroke);
    text.scrollIntoView({ block: "center" });
    const box = text.getBoundingClientRect();
    const under = document.elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2).filter((e) => e !== text && !text.contains(e) && svg.contains(e) && e !== svg && e.tagName !== "text");
    for (const e of under) {
      const fill = getComputedStyle(e).fill;
      if (fill !== "none" && parse(fill)[3] === 1) return parse(fill);
    }
    return ground(svg);
  };
  const light = (c) => {
    const part = (v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(c[0]) + 0.7152 * part(c[1]) + 0.0722 * part(c[2]);
  };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const done = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    if (!e || node.textContent.trim() === "" || done.has(e) || !seen(e) || covered(e) || e.closest("option, script, style")) continue;
    done.add(e);
    const style = getComputedStyle(e);
    const svg = e instanceof SVGElement;
    const size = parseFloat(style.fontSize) * (svg ? Math.abs(e.getScreenCTM().a) : 1);
    if (size < 17.9 && (operating || !svg)) found.letters.push(`${name(e)}: ${size.toFixed(1)} px`);
    const front = parse(svg ? style.fill : style.color);
    const back = svg ? drawn(e) : ground(e);
    const contrast = ratio(over(front, back), back);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    if (contrast < (large ? 3 : 4.5)) found.contrast.push(`${name(e)}: ${contrast.toFixed(2)}`);
  }

  // What is cut off cannot be read. A table after the treatment is as long as the treatment was.
  if (operating) {
    for (const e of [document.body, document.documentElement, document.getElementById("main")]) {
      if (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1) found.fit.push(`${e.id || e.tagName} holds ${e.scrollWidth} × ${e.scrollHeight} px in ${e.clientWidth} × ${e.clientHeight}`);
    }
    for (const e of document.querySelectorAll("#main *, #bar *")) {
      const style = getComputedStyle(e);
      if (!seen(e) || covered(e) || e instanceof SVGElement || style.overflowY === "visible" || bench(e) || e.matches(".table-scroll") || e.tagName === "INPUT" || e.tagName === "TEXTAREA") continue;
      if (e.scrollHeight > e.clientHeight + 2) found.fit.push(`${name(e)} is cut: ${e.scrollHeight} px in ${e.clientHeight}`);
    }
  }
  return found;
}
