/**
 * Calendar of the tasks: its grid is fetched when it is looked at for the first time.
 */
import { lazy, Suspense } from "react";

const Grid = lazy(() => import("./calendar-grid.jsx"));

/**
 * Values of the server: `taskchat/ui/views/calendar.py`.
 * @typedef {{ id: string, title: string, time: string, priority: string, done: boolean, tone: string, coming: boolean,
 *   opens: string }} Mark
 * @typedef {{ day: string, marks: Mark[], total: number }} Day
 * @typedef {{ kind: import("./calendar-dates.js").Kind, begins: string, today: string, day: string, opened: boolean,
 *   days: Day[], rest: string }} Shown
 * @typedef {{ calendar: Shown, onOpen?: (id: string) => void, onDone?: (id: string, done: boolean) => void }} Props
 */

/** @param {Props} props */
export const Calendar = (props) => (
  <Suspense fallback={<div className="cal cal-waits" aria-busy="true" />}>
    <Grid {...props} />
  </Suspense>
);
