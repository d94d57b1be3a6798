import { expect, test } from "bun:test";
import { ownUrl } from "../../src/protocol/origin.js";

const api = "https://app.example/api/chatkit";

test.each([
  ["https://app.example/api/attachments/1", "https://app.example/api/attachments/1"],
  ["/api/attachments/1", "https://app.example/api/attachments/1"],
  ["https://evil.example/1.png", null],
  ["https://app.example.evil.example/1", null],
  ["http://app.example/1", null],
  ["javascript:alert(1)", null],
  ["data:image/png;base64,AAAA", null],
  ["blob:https://app.example/1", null],
  ["//evil.example/1", null],
  ["", null],
  [undefined, null],
  ["https://", null],
])("%p is drawn from %p", (url, address) => {
  expect(ownUrl(url, api)).toBe(address);
});
