import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../app/use-words.js";
import { SECRECY } from "../words/secrecy.js";
import "./secret-note.css";

/** Why values are hidden, in the same words whatever they are, and the way to where that is explained. */
export function SecretReason(): ReactNode {
  const { say } = useWords();
  return (
    <span>
      {say(SECRECY.reason)}{" "}
      <Link to="/methode" hash="secret">
        {say(SECRECY.why)}
      </Link>
    </span>
  );
}

/** {@link SecretReason} beside a sample of the hatching that it is about. */
export function SecretNote(): ReactNode {
  return (
    <p className="sf-secret">
      <span className="sf-secret__sample" aria-hidden="true" />
      <SecretReason />
    </p>
  );
}
