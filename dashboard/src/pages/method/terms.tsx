import type { ReactNode } from "react";

/** Names, each with what is said of it. */
export function Terms(props: {
  readonly of: readonly { readonly name: string; readonly said: string }[];
}): ReactNode {
  return (
    <dl className="sf-methode__formules">
      {props.of.map(({ name, said }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
