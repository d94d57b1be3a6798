/**
 * Names of icons that ChatKit's types allow, so that a wrong one can be named. `ui/icons/` draws each of them.
 */

/** Icons of prompts, tools and commands (`ChatKitIcon`); `lucide:…` is allowed besides. */
export const ICONS = (
  "agent analytics atom batch bolt book-open book-closed book-clock bug calendar chart check check-circle " +
  "check-circle-filled chevron-left chevron-right circle-question clock compass confetti cube desktop document " +
  "dots-horizontal dots-vertical empty-circle external-link globe keys lab images info lifesaver lightbulb " +
  "mail map-pin " +
  "maps mobile name notebook notebook-pencil page-blank phone play plus profile profile-card reload star star-filled " +
  "search sparkle sparkle-double square-code square-image square-text suitcase settings-slider user wreath write " +
  "write-alt write-alt2"
).split(" ");

/** Icons of the header's buttons (`HeaderIcon`). */
export const HEADER_ICONS = (
  "sidebar-left sidebar-right sidebar-open-left sidebar-open-right sidebar-open-left-alt sidebar-open-right-alt " +
  "sidebar-floating-left sidebar-floating-right sidebar-floating-open-left sidebar-floating-open-right " +
  "sidebar-collapse-left sidebar-collapse-right collapse-left collapse-right open-left open-right " +
  "double-chevron-left " +
  "double-chevron-right home home-alt back-small back-large expand-large collapse-large expand-small " +
  "collapse-small star " +
  "star-filled bug chat-temporary settings-cog grid dots-horizontal dots-vertical dots-horizontal-circle " +
  "dots-vertical-circle menu menu-inverted hamburger history book-open compose share light-mode dark-mode close"
).split(" ");
