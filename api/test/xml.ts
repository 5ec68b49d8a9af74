/** An element of a document, just enough to read a spreadsheet with other eyes than the writer's. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
  /** Descendants of that name, in order; not those inside one of them. */
  all(name: string): readonly XmlElement[];
  /** Text of the element, with the blanks that ODF writes as elements. */
  text(): string;
}

const TOKEN = /<\?[^>]*\?>|<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};
const BLANKS: Readonly<Record<string, string>> = { "text:s": " ", "text:tab": "\t" };

/** Reads a whole document; throws where it is not well formed. */
export function elementsOf(xml: string): XmlElement {
  const root = createElement("", {});
  const open = [root];
  let end = 0;
  for (const token of xml.matchAll(TOKEN)) {
    const [whole, closing, name, attributes = "", empty, text] = token;
    end = token.index + whole.length;
    const parent = open.at(-1);
    if (text !== undefined) parent?.children.push(decode(text));
    else if (closing === "/") {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else if (name !== undefined) {
      const element = createElement(name, readAttributes(attributes));
      parent?.children.push(element);
      if (empty !== "/") open.push(element);
    }
  }
  if (end !== xml.length || open.length !== 1) throw new Error(`cut or ill-formed at ${end}`);
  return root;
}

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function createElement(name: string, attributes: Readonly<Record<string, string>>): Growing {
  const children: (XmlElement | string)[] = [];
  const elements = (): XmlElement[] => children.filter((child) => typeof child !== "string");
  return {
    ...{ name, attributes, children },
    all: (wanted) =>
      elements().flatMap((child) => (child.name === wanted ? [child] : child.all(wanted))),
    text: () =>
      children
        .map((child) => (typeof child === "string" ? child : (BLANKS[child.name] ?? child.text())))
        .join(""),
  };
}

function readAttributes(text: string): Record<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(
    ([, name = "", value = ""]) => [name, decode(value)] as const,
  );
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  return text.replaceAll(/&([^;]*);?/g, (whole, name: string) => {
    const character = name.startsWith("#")
      ? String.fromCodePoint(Number(name.slice(1)))
      : ENTITIES[name];
    if (character === undefined) throw new Error(`${whole} is no entity`);
    return character;
  });
}
