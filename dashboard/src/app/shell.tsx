import { addDisplayTranslations, headerFooterDisplayItem } from "@codegouvfr/react-dsfr/Display";
import { Footer } from "@codegouvfr/react-dsfr/Footer";
import { Header } from "@codegouvfr/react-dsfr/Header";
import { Notice } from "@codegouvfr/react-dsfr/Notice";
import { SkipLinks } from "@codegouvfr/react-dsfr/SkipLinks";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Answered } from "../api/use-answer.js";
import { SHELL } from "../words/shell.js";
import { navigationOf } from "./navigation.js";
import { ProblemNotice } from "./problem-notice.js";
import { type Reference, ReferenceProvider, useReferenceAnswer } from "./reference.js";
import { useWords } from "./use-words.js";
import { Skeleton } from "./waiting.js";

const CONTENT = "contenu";
const HEADER = "entete";
const FOOTER = "pied";

// The library writes these with a straight apostrophe.
addDisplayTranslations({
  lang: "fr",
  messages: {
    "display settings": SHELL.display.fr,
    "pick a theme": SHELL.pickTheme.fr,
  },
});

function Top(props: { readonly reference: Reference | null }): ReactNode {
  const words = useWords();
  const { say } = words;
  const { pathname } = useLocation();
  return (
    <>
      <SkipLinks
        links={[
          { label: say(SHELL.skipToContent), anchor: `#${CONTENT}` },
          { label: say(SHELL.skipToMenu), anchor: `#${HEADER}-main-navigation` },
          { label: say(SHELL.skipToFooter), anchor: `#${FOOTER}` },
        ]}
      />
      <Header
        id={HEADER}
        brandTop={
          <>
            {say(SHELL.state)}
            <br />
            {say(SHELL.stateEnd)}
          </>
        }
        homeLinkProps={{ to: "/", title: say(SHELL.homeTitle) }}
        serviceTitle={say(SHELL.service)}
        serviceTagline={say(SHELL.tagline)}
        quickAccessItems={[headerFooterDisplayItem]}
        navigation={navigationOf(props.reference, pathname, words)}
      />
    </>
  );
}

function DemoNotice(): ReactNode {
  const { say } = useWords();
  return (
    <section className="sf-demo" aria-label={say(SHELL.demoLabel)}>
      <Notice
        title={say(SHELL.demoTitle)}
        description={
          <>
            {say(SHELL.demoDetail)} <Link to="/methode">{say(SHELL.demoLink)}</Link>
          </>
        }
      />
    </section>
  );
}

function ShellContent(props: { readonly asked: Answered<Reference> }): ReactNode {
  const { asked } = props;
  if (asked.state === "ready") {
    return (
      <ReferenceProvider reference={asked.answer}>
        {asked.answer.health.synthetique && <DemoNotice />}
        <main id={CONTENT} tabIndex={-1} className="sf-main">
          <Outlet />
        </main>
      </ReferenceProvider>
    );
  }
  return (
    <main id={CONTENT} tabIndex={-1} className="sf-main fr-container fr-my-6w">
      {asked.state === "failed" ? (
        <>
          <h1>{SHELL.service.fr}</h1>
          <ProblemNotice problem={asked.problem} retry={asked.retry} />
        </>
      ) : (
        <Skeleton heights={[3, 6, 20, 20]} />
      )}
    </main>
  );
}

function Bottom(): ReactNode {
  const { say } = useWords();
  return (
    <Footer
      id={FOOTER}
      accessibility="non compliant"
      contentDescription={say(SHELL.footer)}
      accessibilityLinkProps={{ to: "/methode", hash: "accessibilite" }}
      termsLinkProps={{ to: "/methode", hash: "mentions-legales" }}
      bottomItems={[headerFooterDisplayItem]}
      license={say(SHELL.licence)}
    />
  );
}

/** Frame of every page: skip links, header, menu, demonstration notice, content, footer. */
export function Shell(): ReactNode {
  const asked = useReferenceAnswer();
  return (
    <>
      <Top reference={asked.answer} />
      <ShellContent asked={asked} />
      <Bottom />
    </>
  );
}
