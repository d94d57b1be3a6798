/**
 * Day of the calendar: its number, the first of its tasks, and how many more there are; dots where there is no room.
 */
import { Link } from "react-router";

/** @typedef {import("./calendar.jsx").Day} Held @typedef {import("./calendar.jsx").Mark} Mark */

/**
 * @param {{
 *   day: string, name: string, held?: Held, isRoomy: boolean, isActive: boolean, isToday: boolean, isOpen: boolean,
 *   isOutside: boolean, address: string, onChoose: (day: string) => void, onMore: () => void,
 *   onOpen?: (id: string) => void,
 * }} props
 */
export function CalendarDay({ day, name, held, isRoomy, isActive, isToday, isOpen, isOutside, ...rest }) {
  const { address, onChoose, onMore, onOpen } = rest;
  const marks = held?.marks ?? [];
  const more = (held?.total ?? 0) - marks.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table's cell cannot be the grid's tab stop
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys of all its cells
    <div
      role="gridcell"
      className="cal-day"
      data-day={day}
      data-drop={`day:${day}`}
      data-outside={isOutside || undefined}
      tabIndex={isActive ? 0 : -1}
      aria-label={`${name}, ${tasksIn(held?.total ?? 0)}`}
      aria-current={isToday ? "date" : undefined}
      aria-selected={isOpen}
      onClick={() => onChoose(day)}
    >
      <span className="cal-number" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      {isRoomy ? (
        <>
          {marks.map((mark) => (
            <CalendarMark key={mark.id} mark={mark} isReached={isActive} onOpen={onOpen} />
          ))}
          {more > 0 && (
            <Link
              className="cal-more"
              to={address}
              tabIndex={isActive ? 0 : -1}
              lang="en"
              onClick={(event) => {
                event.stopPropagation();
                onMore();
              }}
            >
              +{more} more
            </Link>
          )}
        </>
      ) : (
        <span className="cal-dots" aria-hidden="true">
          {marks.slice(0, 3).map(({ id, priority, done, coming }) => (
            <i key={id} data-priority={priority} data-faint={done || coming || undefined} />
          ))}
        </span>
      )}
    </div>
  );
}

/** @param {{ mark: Mark, isReached: boolean, onOpen?: (id: string) => void }} props */
function CalendarMark({ mark, isReached, onOpen }) {
  const { id, title, time, priority, done, tone, coming, opens } = mark;
  const task = coming ? opens : id;
  return (
    <button
      type="button"
      className="cal-mark"
      data-id={id}
      data-priority={priority}
      data-done={done ? "true" : undefined}
      data-coming={coming ? "true" : undefined}
      data-tone={tone || undefined}
      tabIndex={isReached ? 0 : -1}
      title={title}
      disabled={!task}
      lang=""
      onClick={(event) => {
        event.stopPropagation();
        onOpen?.(task);
      }}
    >
      <span className="only-heard" lang="en">
        {[coming && "Comes again: ", done && "Done: ", tone === "overdue" && "Overdue: "].filter(Boolean).join("")}
        {priority === "high" && "High priority: "}
      </span>
      {time && <span className="cal-time">{time} </span>}
      <span className="cal-title">{title}</span>
    </button>
  );
}

/** @param {number} count */
const tasksIn = (count) => (count === 0 ? "no tasks" : count === 1 ? "1 task" : `${count} tasks`);
