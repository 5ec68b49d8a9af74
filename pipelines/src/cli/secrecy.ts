import { french } from "../load/french.js";
import type { CheckedPeople } from "../publish/verify-secrecy.js";

/** Whether a recheck found nothing wrong. */
export const isProven = (checked: readonly CheckedPeople[]): boolean =>
  checked.every(
    ({ unread, contradicted, broken, unproved, bounded }) =>
      unread + contradicted + broken + unproved + bounded === 0,
  );

const AUDIENCES = { interne: "diffusion interne", public: "diffusion publique" } as const;
const number = new Intl.NumberFormat("fr-FR");

/** What a recheck of a release's secrecy found, in French. */
export function secrecySummary(release: string, checked: readonly CheckedPeople[]): string {
  const lines = checked.flatMap((one) => {
    const { population, audience, figures, worlds, targets } = one;
    const proof = `${number.format(worlds)} mondes donnent les ${number.format(figures)} chiffres publiés et prouvent ${number.format(targets)} cases protégées`;
    return [`  ${population.id}, ${AUDIENCES[audience]} : ${proof}.`, ...faultsOf(one)];
  });
  const verdict = isProven(checked)
    ? `Le secret statistique de la release ${release} est prouvé de nouveau.`
    : `Le secret statistique de la release ${release} n’est PAS prouvé : ne pas la diffuser.`;
  return french([...lines, verdict].join("\n"));
}

function faultsOf({ unread, contradicted, broken, unproved, bounded }: CheckedPeople): string[] {
  const said: readonly (readonly [number, string])[] = [
    [unread, "années sans preuve dans le dossier privé"],
    [contradicted, "chiffres que les mondes contredisent"],
    [broken, "sommes fausses ou comptes négatifs"],
    [unproved, "cases protégées sans deux valeurs possibles"],
    [bounded, "cases protégées encadrées de trop près"],
  ];
  return said
    .filter(([count]) => count > 0)
    .map(([count, words]) => `    ${number.format(count)} ${words}`);
}
