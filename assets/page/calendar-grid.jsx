/**
 * Grid of a month or a week: one tab stop, arrows go from day to day, the tasks of that day come after it.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Link, useLocation, useNavigate } from "react-router";
import { calendarAt, dayAt, listAt } from "./address.js";
import { firstWeekday, nameOf, titleOf, weekName, weeksOf } from "./calendar-dates.js";
import { CalendarDay } from "./calendar-day.jsx";
import { begins, MOVES, onMarkKey, stepsOf } from "./calendar-keys.js";

/** @typedef {import("./calendar.jsx").Props} Props */

/** Width below which a day has room for dots alone, in pixels. */
const ROOMY = 560;
const KINDS = /** @type {const} */ ([
  { one: "month", word: "Month" },
  { one: "week", word: "Week" },
]);
const LONG = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

/** @param {Props} props */
export default function CalendarGrid({ calendar, onOpen, onDone }) {
  const list = listAt(useLocation());
  const navigate = useNavigate();
  const root = useRef(/** @type {HTMLDivElement | null} */ (null));
  const isRoomy = useRoom(root);
  const [active, setActive] = useState(calendar.day);
  const follows = useRef(false);
  const wantsList = useRef(false);
  const locale = navigator.language;
  const { kind, first } = begins(list.query, calendar);
  const weeks = weeksOf(kind, first, firstWeekday(locale));
  const shown = weeks.flat();
  const reached = shown.includes(active) ? active : inSight(shown, first, calendar.today);
  const days = new Map(calendar.days.map((day) => [day.day, day]));
  const steps = stepsOf(kind, first);

  useEffect(() => {
    // The address may take a moment longer than the day.
    if (!follows.current || reached !== active) return;
    follows.current = false;
    /** @type {HTMLElement | null | undefined} */ (root.current?.querySelector(`[data-day="${reached}"]`))?.focus();
  });

  useEffect(() => {
    if (!wantsList.current || !calendar.opened) return;
    wantsList.current = false;
    document.querySelector(".tasks-scroll .group")?.scrollIntoView({ block: "nearest" });
  }, [calendar]);

  /** @param {string} day */
  const addressOf = (day) =>
    kind === "week" ? calendarAt(list, "week", weekName(day)) : calendarAt(list, "month", day.slice(0, 7));
  /** @param {string} day @param {boolean} turns whether a page is turned, though the day is in sight already */
  const go = (day, turns) => {
    follows.current = true;
    setActive(day);
    if (turns || !shown.includes(day)) navigate(addressOf(day));
  };
  /** @param {string} day */
  const openDay = (day) => {
    setActive(day);
    navigate(calendarAt(list, "day", day));
    // On a phone its keyboard would cover the day that is looked at.
    if (matchMedia("(hover: hover)").matches) document.getElementById("quick-add")?.focus();
  };
  /** @param {import("react").KeyboardEvent<HTMLElement>} event */
  const onKey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (!target.matches(".cal-day")) return void onMarkKey(event, onDone);
    const day = target.dataset.day ?? "";
    const move = MOVES[event.key];
    const week = weeks.find((one) => one.includes(day)) ?? [];
    if (move) go(move(day, { kind, week, today: calendar.today }), event.key.startsWith("Page"));
    else if (event.key === "Enter" || event.key === " ") target.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={root} className="cal" data-kind={kind} data-room={isRoomy ? "true" : "false"} lang={locale}>
      <div className="cal-head">
        <h2 aria-live="polite">{titleOf(kind, weeks, first, locale)}</h2>
        <nav aria-label="Period" lang="en">
          <Link className="icon-button" to={addressOf(steps.back)} aria-label={`Previous ${kind}`} title="Page up">
            <Arrow d="m15 18-6-6 6-6" />
          </Link>
          <Link className="cal-today" to={calendarAt(list, kind, nameFor(kind, calendar.today))}>
            Today
          </Link>
          <Link className="icon-button" to={addressOf(steps.forth)} aria-label={`Next ${kind}`} title="Page down">
            <Arrow d="m9 18 6-6-6-6" />
          </Link>
        </nav>
        <div className="cal-kinds" lang="en">
          {KINDS.map(({ one, word }) => (
            <Link
              key={one}
              to={calendarAt(list, one, nameFor(one, shown.includes(calendar.today) ? calendar.today : reached))}
              aria-current={kind === one ? "true" : undefined}
            >
              {word}
            </Link>
          ))}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table's cells cannot be the grid's tab stop */}
      <div role="grid" aria-label={titleOf(kind, weeks, first, locale)} onKeyDown={onKey}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: its cells are */}
        <div role="row" className="cal-week cal-names">
          {weeks[0].map((day) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: nothing can be done with a name
            <div key={day} role="columnheader" aria-label={nameOf(day, locale, { weekday: "long" })}>
              {nameOf(day, locale, { weekday: isRoomy ? "short" : "narrow" })}
            </div>
          ))}
        </div>
        {weeks.map((week) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: its cells are
          <div key={week[0]} role="row" className="cal-week">
            {week.map((day) => (
              <CalendarDay
                key={day}
                day={day}
                name={nameOf(day, locale, LONG)}
                held={days.get(day)}
                isRoomy={isRoomy}
                isActive={day === reached}
                isToday={day === calendar.today}
                isOpen={day === (dayAt(list) || (isRoomy ? "" : calendar.day))}
                isOutside={kind === "month" && day.slice(0, 7) !== first.slice(0, 7)}
                address={calendarAt(list, "day", day)}
                onChoose={openDay}
                onMore={() => {
                  wantsList.current = true;
                }}
                onOpen={onOpen}
              />
            ))}
          </div>
        ))}
      </div>
      {calendar.rest && <p className="cal-rest">{calendar.rest}</p>}
    </div>
  );
}

/** @param {string[]} shown @param {string} first @param {string} today */
const inSight = (shown, first, today) => (shown.includes(today) ? today : first);

/** @param {import("./calendar-dates.js").Kind} kind @param {string} day */
const nameFor = (kind, day) => (kind === "week" ? weekName(day) : day.slice(0, 7));

/** @param {{ d: string }} props */
const Arrow = ({ d }) => (
  <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
    <path d={d} strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);

/**
 * Measure whether there is room for titles, before the first paint.
 * @param {import("react").RefObject<HTMLDivElement | null>} root
 */
function useRoom(root) {
  const [isRoomy, setRoomy] = useState(true);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const measure = () => setRoomy(element.clientWidth >= ROOMY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return isRoomy;
}
