// @ts-check
// The page of the alarms is drawn anew when other alarms are active; how long the sound is paused is told in place.
import { part, refresh } from "/js/view.js";
import { onLive } from "/js/show.js";

part("alarms", (root) => onLive((live) => {
    if (!live.alarms) return;
    const codes = live.alarms.map((alarm) => alarm.code).join(" ");
    if (codes !== root.dataset.codes) {
        root.dataset.codes = codes;
        refresh();
    }
    const silenced = document.getElementById("silenced");
    const text = silenced && live.silenced > 0 ? (silenced.dataset.words ?? "").replace("{0}", String(live.silenced)) : "";
    if (silenced && silenced.textContent !== text) silenced.textContent = text;
}));
