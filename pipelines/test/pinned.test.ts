import { expect, test } from "vitest";
import type { OpenRelease, Release } from "../src/release/open.js";
import { createPinned } from "../src/release/pinned.js";

/** Opens releases that say their name and whether they are open. */
function shelf() {
  const open = new Set<string>();
  const opened: string[] = [];
  const openOne = async (id: string): Promise<OpenRelease> => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    if (id === "broken") throw new Error("unreadable");
    if (open.has(id)) throw new Error(`${id} is opened twice`);
    open.add(id);
    opened.push(id);
    const release = {
      id,
      all: async () => {
        if (!open.has(id)) throw new Error(`${id} is closed`);
        return [{ id }];
      },
    };
    return { release: release as unknown as Release, close: () => void open.delete(id) };
  };
  return { open, opened, openOne };
}

test("a release is opened once for many uses, and the least recently used closes beyond the bound", async () => {
  const { open, opened, openOne } = shelf();
  const pinned = createPinned(openOne, 2);
  const idOf = (release: Release): Promise<unknown> => release.all("");
  await Promise.all([pinned.use("r1", idOf), pinned.use("r1", idOf), pinned.use("r2", idOf)]);
  expect(opened).toEqual(["r1", "r2"]);
  await pinned.use("r1", idOf);
  await pinned.use("r3", idOf);
  expect([...open].sort()).toEqual(["r1", "r3"]);
  await pinned.close();
  expect([...open]).toEqual([]);
});

test("a release in use stays open however many others are asked for", async () => {
  const { open, openOne } = shelf();
  const pinned = createPinned(openOne, 1);
  let finish: () => void = () => {};
  const working = pinned.use("r1", async (release) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return release.all("");
  });
  for (const id of ["r2", "r3"]) await pinned.use(id, (release) => release.all(""));
  expect(open.has("r1")).toBe(true);
  finish();
  expect(await working).toEqual([{ id: "r1" }]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(open.size).toBe(1);
  await pinned.close();
});

test("what cannot be opened fails each of its uses, and is tried again", async () => {
  const { openOne } = shelf();
  const pinned = createPinned(openOne, 1);
  const failing = [1, 2].map(() => pinned.use("broken", (release) => release.all("")));
  for (const { status } of await Promise.allSettled(failing)) expect(status).toBe("rejected");
  await expect(pinned.use("broken", async () => 1)).rejects.toThrow("unreadable");
  expect(await pinned.use("r1", (release) => release.all(""))).toEqual([{ id: "r1" }]);
  await pinned.close();
});

test("many releases asked for at once never see one closed under them", async () => {
  const { open, openOne } = shelf();
  const pinned = createPinned(openOne, 2);
  const asked = Array.from({ length: 200 }, (_, i) =>
    pinned.use(`r${(i * 7) % 5}-${Math.floor(i / 50)}`, async (release) => {
      await new Promise((resolve) => setTimeout(resolve, i % 3));
      return release.all("");
    }),
  );
  expect((await Promise.allSettled(asked)).filter(({ status }) => status === "rejected")).toEqual(
    [],
  );
  await pinned.close();
  expect(open.size).toBe(0);
});
