// The few things a server can't do: what only the browser knows, and what must not wait for a round trip.
window.lms = (() => {
  const root = document.documentElement;

  function useTheme(theme) {
    const [prefix, secure] = location.protocol === "https:" ? ["__Host-", "; secure"] : ["", ""];
    if (theme === "system") {
      delete root.dataset.theme;
      document.cookie = `${prefix}theme=; path=/; max-age=0; samesite=lax${secure}`;
    } else {
      root.dataset.theme = theme;
      document.cookie = `${prefix}theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
    }
  }

  // One tip for the whole page: it lies above tables that scroll, and Escape puts it away.
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  tip.setAttribute("aria-hidden", "true"); // screen readers have the same words as a description

  // A finger has no pointer to rest: there only what can't be moved explains itself.
  const touch = matchMedia("(hover: none)");

  function showTip(target) {
    const text = touch.matches && target?.getAttribute("aria-disabled") !== "true" ? "" : target?.dataset?.tip;
    tip.hidden = !text;
    if (!text) return;
    if (!tip.isConnected) document.body.append(tip);
    tip.textContent = text;
    const box = target.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left + box.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 2;
    tip.style.left = `${left}px`;
    tip.style.top = `${above > 8 ? above : box.bottom + 2}px`;
  }

  document.addEventListener("mouseover", e => { if (e.target !== tip) showTip(e.target.closest?.("[data-tip]")); });
  document.addEventListener("focusin", e => showTip(e.target.closest?.("[data-tip]")));
  document.addEventListener("focusout", () => showTip(null));
  document.addEventListener("click", e => {
    // What it said of a switch that moves may no longer be so.
    const target = e.target.closest?.("[data-tip]");
    showTip(target?.getAttribute("aria-disabled") === "true" ? target : null);
  });
  document.addEventListener("scroll", () => showTip(null), true);
  document.addEventListener("keydown", e => {
    if (e.key === "Escape") {
      showTip(null);
      closeMenu();
    }
    moveBetweenSwitches(e);
    moveBetweenGrades(e);
    chooseBeforeSaving(e);
    undo(e);
    shortcut(e);
  });

  // A menu that the mouse opened does not have the focus, and closes by its keys only when it has.
  function closeMenu() {
    const menu = document.querySelector(".mud-popover-open.menu");
    if (menu && !menu.contains(document.activeElement)) document.querySelector(".mud-overlay")?.click();
  }

  // A button that names its keys is pressed by them, also while one types.
  function shortcut(e) {
    if (!e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const button = document.querySelector(`[aria-keyshortcuts="Alt+${CSS.escape(e.key)}"]:not([disabled])`);
    if (!button) return;
    e.preventDefault();
    if (e.target.matches("input, textarea")) e.target.blur(); // the next letter is not for the page that is left
    button.click();
  }

  // Arrow keys walk the table of switches as they would a spreadsheet.
  function moveBetweenSwitches(e) {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
    const from = e.target.closest?.("table.people [role=switch]");
    if (!step || !from) return;
    const row = from.closest("tr");
    const target = step[0] ? (step[0] > 0 ? row.nextElementSibling : row.previousElementSibling) : row;
    const at = [...row.querySelectorAll("[role=switch]")].indexOf(from) + step[1];
    const to = target?.querySelectorAll("[role=switch]")[at];
    if (!to) return;
    e.preventDefault();
    to.focus();
  }

  // In the gradebook arrow keys scroll until Enter goes in; from there they walk from grade to grade.
  function moveBetweenGrades(e) {
    const table = e.target.closest?.(".gradebook");
    const from = e.target.closest?.("a.cell");
    if (!table) return;
    if (!from && e.target === table && e.key === "Enter") return go(table.querySelector("a.cell"));
    if (from && e.key === "Escape") return go(table);
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
    if (!step || !from) return;
    const row = from.closest("tr");
    const target = step[0] ? (step[0] > 0 ? row.nextElementSibling : row.previousElementSibling) : row;
    go(target?.querySelectorAll("a.cell")[[...row.querySelectorAll("a.cell")].indexOf(from) + step[1]]);

    function go(to) {
      e.preventDefault();
      to?.focus();
    }
  }

  // On a closed list an arrow or a letter would choose, and choosing saves: it opens the list instead.
  function chooseBeforeSaving(e) {
    const list = e.target.closest?.("select.saves");
    const chooses = ["ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"].includes(e.key)
      || (e.key.length === 1 && e.key !== " " && !e.ctrlKey && !e.metaKey && !e.altKey);
    if (!list || !chooses) return;
    e.preventDefault();
    if (list.getAttribute("aria-disabled") !== "true") list.showPicker?.();
  }

  // The way back from the last change, without looking for its button.
  function undo(e) {
    if (e.key !== "z" || !(e.ctrlKey || e.metaKey) || e.shiftKey || e.target.closest?.("input:not([type=checkbox], [type=radio]), textarea")) return;
    const last = [...document.querySelectorAll(".mud-snackbar .mud-snackbar-content-action > .mud-button")].at(-1);
    if (!last) return;
    e.preventDefault();
    last.click();
  }

  // While the connection is away nothing can be pressed, so that nothing pressed is lost. Once the server says that it
  // does not know the page any more, it is loaded again: what it shows is in its address.
  const away = document.getElementById("components-reconnect-modal");
  if (away) new MutationObserver(() => {
    const state = /components-reconnect-(show|retrying|failed|rejected)/.exec(away.className)?.[1];
    document.querySelector(".page")?.toggleAttribute("inert", Boolean(state));
    if (state === "rejected") location.reload();
    else if (state) askWhy();
  }).observe(away, { attributes: true, attributeFilter: ["class"] });

  // A page that gets no connection asks why: whoever is signed out signs in again, and of too many pages the server speaks in a sentence.
  const fault = document.getElementById("blazor-error-ui");
  if (fault) new MutationObserver(askWhy).observe(fault, { attributes: true, attributeFilter: ["style"] });

  async function askWhy() {
    const answer = await fetch("_blazor").catch(() => null);
    if (answer?.status === 401) location.reload();
    if (answer?.status === 429) fault.firstChild.textContent = `${await answer.text()} `;
  }

  document.addEventListener("click", e => {
    if (!e.target.closest?.(".reload")) return;
    e.preventDefault();
    e.stopPropagation();
    location.reload();
  }, true);

  // What the server knows of a box, to tell what was typed since.
  const texts = new WeakMap();

  function known(box) {
    if (box) texts.set(box, box.value);
    return box;
  }

  // A long list is work: it outlives a reload and a look at another tab. Of whose work it is the next one at the same computer sees nothing.
  const mostKept = 1_000_000;
  const keptBy = "kept:";

  function forget() {
    document.querySelectorAll("[data-kept-as]").forEach(box => delete box.dataset.keptAs); // leaving the page would keep it once more
    for (const shelf of [sessionStorage, localStorage])
      Object.keys(shelf).filter(key => key.startsWith(keptBy)).forEach(key => shelf.removeItem(key));
  }

  const shelfOf = box => box.dataset.untilClosed ? sessionStorage : localStorage;

  function keep(box) {
    const key = box.dataset.keptAs;
    if (!key) return;
    try {
      if (box.value && box.value.length <= mostKept) shelfOf(box).setItem(key, box.value);
      else shelfOf(box).removeItem(key);
    } catch {
      // The browser has no room: what is typed still stands in the box.
    }
  }

  function keepText(selector, keeper, begin, untilClosed) {
    const box = document.querySelector(selector);
    if (!box) return;
    if (keeper) box.dataset.keptAs = `${keptBy}${box.id}:${keeper}:${location.pathname}`; // of here, wherever one goes before it is kept
    if (untilClosed) box.dataset.untilClosed = true;
    box.value ||= (keeper && shelfOf(box).getItem(box.dataset.keptAs)) || begin || "";
    let waiting;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(box), 300);
    });
    box.addEventListener("change", () => keep(box)); // whoever follows a link leaves the box first
    addEventListener("pagehide", () => box.isConnected && keep(box));
  }

  // The first letter typed in a form is told, so that leaving asks; each of them would be a message with all of the text.
  document.addEventListener("input", e => {
    if (e.target.type === "file") return; // a file is sent at once, or asked about by its own form
    const form = e.target.closest?.("[data-tells-typing]");
    form?.dispatchEvent(new CustomEvent("typed", { bubbles: true }));
    form?.removeAttribute("data-tells-typing");
  });
  document.addEventListener("DOMContentLoaded", () => Blazor.registerCustomEventType("typed", { createEventArgs: () => ({}) }));

  // Browsers put a pasted text in line by line, and lay out the box after each: thousands of lines take minutes.
  const manyLines = 200;
  document.addEventListener("paste", e => {
    const box = e.target.closest?.("textarea");
    const text = e.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
    if (!box || box.readOnly || box.disabled || text.split("\n", manyLines).length < manyLines) return;
    e.preventDefault();
    const rest = box.value.length - (box.selectionEnd - box.selectionStart);
    const fits = box.maxLength < 0 ? text : text.slice(0, Math.max(0, box.maxLength - rest));
    box.setRangeText(fits, box.selectionStart, box.selectionEnd, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    changed.add(box);
  });

  // The browser tells of a change only what it put in itself.
  const changed = new WeakSet();
  document.addEventListener("change", e => changed.delete(e.target));
  document.addEventListener("blur", e => {
    if (changed.delete(e.target)) e.target.dispatchEvent(new Event("change", { bubbles: true }));
  }, true);

  // When what has the focus goes away, or can't be pressed for a moment, the focus must not fall to the foot of the page.
  let focused = null;
  let wasDisabled = false;
  document.addEventListener("focusin", e => { focused = e.target; wasDisabled = false; });

  new MutationObserver(() => {
    if (!focused || (document.activeElement && document.activeElement !== document.body) || document.querySelector(".page[inert]")) return;
    if (focused.isConnected) {
      if (focused.disabled) wasDisabled = true;
      else if (wasDisabled) focused.focus();
      return;
    }

    const dialog = [...document.querySelectorAll("[role=dialog]")].at(-1);
    const next = dialog?.querySelector("button:not([disabled]), input, a[href]") ?? document.querySelector(".working button") ?? document.querySelector("main h1");
    focused = null;
    if (!next) return;
    if (!next.matches("button, input, a[href], [tabindex]")) next.tabIndex = -1;
    next.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["disabled"] });

  // On a phone the tabs are wider than the window: the one that is open is in sight.
  let tab = null;
  new MutationObserver(() => {
    const open = document.querySelector(".tabs .active");
    if (!open || open === tab) return;
    tab = open;
    const tabs = open.closest(".tabs");
    tabs.scrollLeft += open.getBoundingClientRect().left - tabs.getBoundingClientRect().left - (tabs.clientWidth - open.offsetWidth) / 2;
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });

  // Another page of a table begins at its top.
  document.addEventListener("click", e => {
    if (e.target.closest?.(".pager button"))
      e.target.closest(".pager").parentElement.querySelector("table")?.scrollIntoView({ block: "nearest" });
  });

  // Things are dragged by their handles; the server is told where one was let go.
  function drag(list, page) {
    let held = null;
    const clear = () => list.querySelectorAll(".drop-before, .drop-after").forEach(e => e.classList.remove("drop-before", "drop-after"));
    list.addEventListener("pointerdown", e => {
      const item = e.target.closest(".handle")?.closest("[data-drag]");
      if (item) item.draggable = true;
    });
    list.addEventListener("pointerup", () => list.querySelectorAll("[draggable]").forEach(e => e.removeAttribute("draggable")));
    list.addEventListener("dragstart", e => {
      held = e.target.closest?.("[data-drag][draggable]");
      if (!held) return;
      e.dataTransfer.effectAllowed = "move";
      e.dataTransfer.setData("text/plain", "");
      held.classList.add("dragged");
    });
    list.addEventListener("dragover", e => {
      const place = placeOf(e);
      if (!place) return;
      e.preventDefault();
      clear();
      place.mark?.classList.add(place.before ? "drop-before" : "drop-after");
    });
    list.addEventListener("drop", e => {
      const place = placeOf(e);
      if (!place) return;
      e.preventDefault();
      const [kind, id] = held.dataset.drag.split(":");
      page.invokeMethodAsync("DroppedAsync", kind, Number(id), place.section, place.position);
    });
    list.addEventListener("dragend", () => {
      clear();
      held?.classList.remove("dragged");
      held?.removeAttribute("draggable");
      held = null;
    });

    function placeOf(e) {
      const section = held && e.target.closest?.("[data-section]");
      if (!section) return null;
      const others = [...(held.dataset.section ? list.children : section.querySelectorAll("[data-material]"))].filter(o => o !== held);
      const isAbove = o => { const box = o.getBoundingClientRect(); return box.top + box.height / 2 < e.clientY; };
      const position = others.filter(isAbove).length;
      return { section: Number(section.dataset.section), position, before: position < others.length, mark: others[position] ?? others.at(-1) };
    }
  }

  return {
    useTheme,
    drag,
    forget,
    signOut: id => {
      forget();
      document.getElementById(id).submit();
    },
    copy: text => navigator.clipboard?.writeText(text).then(() => true, () => false) ?? false,
    focus: selector => document.querySelector(selector)?.focus(),
    show: selector => {
      const target = document.querySelector(selector);
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: "start" });
    },
    isEmpty: selector => !document.querySelector(selector)?.value,
    isTyped: selector => {
      const box = document.querySelector(selector);
      return Boolean(box && texts.has(box) && box.value !== texts.get(box));
    },
    keepText,
    forgetText: selector => {
      const box = document.querySelector(selector);
      if (box?.dataset.keptAs) shelfOf(box).removeItem(box.dataset.keptAs);
    },
    textOf: selector => new TextEncoder().encode(known(document.querySelector(selector))?.value ?? ""),
    setText: (selector, text, unlessTyped) => {
      const box = document.querySelector(selector);
      if (!box || (unlessTyped && box.value !== texts.get(box))) return;
      box.value = text;
      known(box);
      keep(box);
    },
    download: async (name, stream) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: "text/csv;charset=utf-8" }));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  };
})();
