import { afterAll, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { LazyModule } from "../../src/ui/lazy-module.js";

const folder = await mkdtemp(join(tmpdir(), "lazy-"));
afterAll(() => rm(folder, { recursive: true }));

test("a part whose failure the browser keeps is had from another address", async () => {
  const file = join(folder, "part.js");
  const { href } = pathToFileURL(file);
  let tries = 0;
  const part = new LazyModule(() => {
    tries += 1;
    return Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${href}`));
  });
  await part.fetch();
  await part.fetch();
  expect([part.module, part.failed, tries]).toEqual([null, true, 2]);
  await Bun.write(file, "export const word = 'here';");
  await part.fetch();
  expect(part.module).toMatchObject({ word: "here" });
  await part.fetch();
  expect(tries).toBe(3);
});

test("a part that fails without an address is asked for again as it was", async () => {
  let isThere = false;
  const part = new LazyModule(() =>
    isThere ? Promise.resolve({ word: "here" }) : Promise.reject(new TypeError("Importing a module script failed.")),
  );
  await part.fetch();
  isThere = true;
  expect(await part.load()).toMatchObject({ word: "here" });
});
