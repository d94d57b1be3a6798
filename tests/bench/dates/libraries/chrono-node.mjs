// Answers questions of tests/bench/dates/libraries from standard input: the version, then a moment or null for each.
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const version = JSON.parse(readFileSync("node_modules/chrono-node/package.json", "utf8")).version;
const questions = JSON.parse(readFileSync(0, "utf8"));

/** The parser for the language and the order of day and month. */
function parserOf({ language, day_first: dayFirst }) {
  if (language === "de") return chrono.de.casual;
  return dayFirst ? chrono.en.GB : chrono.casual;
}

/** Minutes that a fixed zone is ahead of UTC: "Etc/GMT+2" is two hours behind it. */
const offsetOf = (zone) => (zone === "UTC" ? 0 : -60 * Number(zone.replace("Etc/GMT", "")));

const answers = questions.map((question) => {
  const offset = offsetOf(question.zone);
  const instant = new Date(Date.parse(`${question.now}:00Z`) - offset * 60_000);
  const [found] = parserOf(question).parse(question.text, { instant, timezone: offset }, { forwardDate: true });
  return found ? found.start.date().toISOString() : null;
});
console.log(JSON.stringify([version, ...answers]));
