/** Modules that Reflex makes beside our scripts, as far as they import them. */
declare module "$/env.json" {
  const env: { PING: string };
  export default env;
}

declare module "$/utils/state" {
  export function getBackendURL(address: string): string;
  export function generateUUID(): string;
  /** References that components leave for others; the toaster among them. */
  export const refs: { __toast?: import("../assets/page/toasts.js").Toaster };
}

/** Drag and drop, as far as `drag-layer.jsx` uses it. */
declare module "@dnd-kit/core" {
  type Sensor = object;
  type Rect = { left: number; top: number };
  type Move = { x: number; y: number; scaleX: number; scaleY: number };
  export type Modifier = (how: { transform: Move; activatorEvent: Event | null; activeNodeRect: Rect | null }) => Move;
  export const MouseSensor: Sensor;
  export const TouchSensor: Sensor;
  export function useSensor(sensor: Sensor, options: object): object;
  export function useSensors(...sensors: object[]): object[];
  export function useDraggable(how: { id: string }): {
    setNodeRef: (element: HTMLElement | null) => void;
    listeners?: Record<string, (event: { nativeEvent: Event }) => void>;
  };
  type Properties = Record<string, unknown> & { children?: import("react").ReactNode };
  export function DndContext(props: Properties): import("react").ReactElement;
  export function DragOverlay(props: Properties): import("react").ReactElement;
}

declare module "react-router" {
  export type Location = { pathname: string; search: string; hash: string; key: string; state: unknown };
  export function useLocation(): Location;
  export function useNavigationType(): "POP" | "PUSH" | "REPLACE";
  export function useNavigate(): {
    (to: string, options?: { replace?: boolean; state?: unknown }): void;
    (steps: number): void;
  };
  export function Link(
    props: import("react").AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; replace?: boolean },
  ): import("react").ReactElement;
}

declare module "cmdk" {
  type Part<Own> = import("react").FC<
    Own & { className?: string; label?: string; children?: import("react").ReactNode }
  >;
  export const Command: Part<{ shouldFilter?: boolean; loop?: boolean }> & {
    Input: Part<{
      value: string;
      onValueChange: (value: string) => void;
      maxLength?: number;
      placeholder?: string;
      autoFocus?: boolean;
    }>;
    List: Part<object>;
    Group: Part<{ heading: string }>;
    Item: Part<{ value: string; onSelect: () => void }>;
  };
}
