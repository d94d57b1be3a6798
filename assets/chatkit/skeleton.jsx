/**
 * Placeholder of the chat until its element is there: the same header and composer, empty.
 * @param {{ scheme?: string, className?: string }} props
 */
export function Skeleton({ scheme, className }) {
  const dark = scheme === "dark";
  const bone = { background: dark ? "#272a2d" : "#e8e8ec", borderRadius: 7 };
  return (
    <div
      className={className}
      aria-busy="true"
      style={{
        width: "100%",
        height: "100%",
        display: "flex",
        flexDirection: "column",
        background: dark ? "#111113" : "#fcfcfd",
      }}
    >
      <div style={{ height: 52, padding: "19px 16px" }}>
        <div style={{ ...bone, width: 96, height: 14 }} />
      </div>
      <div style={{ flex: 1 }} />
      <div style={{ padding: "0 12px 8px" }}>
        <div style={{ height: 90, borderRadius: 16, border: `1px solid ${dark ? "#43484e" : "#cdced6"}` }} />
      </div>
    </div>
  );
}
