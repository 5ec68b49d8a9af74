import type { Headline, QualityAnswer } from "@fabriques/api/contract";
import { describe, expect, test } from "vitest";
import { drawnPoints } from "../src/figure/spark-path.js";
import { ruleName } from "../src/words/quality.js";
import {
  anomaliesCount,
  fileSizeOf,
  formOf,
  lateBy,
  qualitySentence,
  refusalSentence,
  restSentence,
  scheduleOf,
} from "../src/words/quality-sentences.js";

type Source = QualityAnswer["sources"][number];

const SOURCE: Source = {
  ...{ jeu: "ctai", fichiers: [], charge_le: "2026-11-23T10:00:00.000Z" },
  ...{ lues: 1_200, chargees: 1_200, refusees: 0, doublons: 0, corrigees: 0, ignorees: 0 },
  ...{ avertissements: 0, donnees_au: "2026-09-30", attendue_chaque: "trimestre" },
  ...{ attendue_le: "2027-03-30", en_retard: false, retard_jours: 0 },
};
const STEERING: Source = {
  ...SOURCE,
  ...{ jeu: "objectifs", donnees_au: null, attendue_chaque: null, attendue_le: null },
};

const answerOf = (parts: Partial<QualityAnswer>): QualityAnswer => ({
  ...{ release: "r0", audience: "public", charge_le: SOURCE.charge_le, donnees_au: "2026-09-30" },
  ...{ sources: [SOURCE, STEERING], fichiers_laisses: [], par_regle: [], notices: [] },
  filtres: { jeu: [], gravite: [], regle: [] },
  anomalies: { total: 0, gardees: 0, page: 1, pages: 0, lignes: [] },
  corrections: { total: 0, par_colonne: [], liste: [] },
  ...{ controles: [], dernier_refus: null },
  ...parts,
});

const plain = (words: string): string => words.replaceAll(/[\u00A0\u202F]/g, " ");

describe("la phrase de la page", () => {
  test("dit que rien n’est en retard, parmi les sources attendues à date régulière", () => {
    expect(plain(qualitySentence(answerOf({})).fr)).toBe(
      "La seule source attendue à date régulière n’est pas en retard ; 2 400 lignes lues, aucune refusée, aucun avertissement.",
    );
  });

  test("compte les retards, les refus et les avertissements", () => {
    const late = { ...SOURCE, en_retard: true, retard_jours: 1, refusees: 3 };
    const rule = { jeu: "ctai", regle: "limites", gravite: "avertissement", nombre: 1 } as const;
    const answer = answerOf({ sources: [late, SOURCE], par_regle: [rule] });
    expect(plain(qualitySentence(answer).fr)).toBe(
      "1 source sur 2 est en retard ; 2 400 lignes lues, 3 refusées, 1 avertissement.",
    );
    expect(plain(lateBy(late).fr)).toBe("En retard de 1 jour");
  });
});

test("une échéance se lit d’un trait, et se tait où rien n’est attendu", () => {
  expect(plain(scheduleOf(SOURCE).fr)).toBe(
    "Données au 30/09/2026, attendues chaque trimestre, les suivantes au plus tard le 30/03/2027",
  );
  expect(scheduleOf(STEERING).fr).toBe("");
});

test("ce que le rapport ne garde pas est dit", () => {
  const anomalies = { total: 1_036, gardees: 706, page: 2, pages: 15, lignes: [] };
  expect(plain(anomaliesCount(anomalies).fr)).toBe("1 036 anomalies, page 2 sur 15.");
  expect(plain(restSentence(anomalies).fr)).toContain("706 en tout");
  expect(plain(anomaliesCount({ ...anomalies, total: 1, pages: 1 }).fr)).toBe("1 anomalie.");
});

test("un refus dit ce qui a suivi", () => {
  const refused = {
    ...{ refuse_le: "2026-11-23T10:00:00.000Z", publie_depuis: null, dossier: "novembre" },
    ...{ fichiers: [], motifs: [], anomalies: [] },
  };
  expect(plain(refusalSentence(refused).fr)).toMatch(/refusé le 23\/11\/2026. Aucun autre/);
  const passed = { ...refused, publie_depuis: "2026-11-24T10:00:00.000Z" };
  expect(plain(refusalSentence(passed).fr)).toMatch(/publié depuis, le 24\/11\/2026\.$/);
});

test("une règle sans mots reste lisible, un fichier dit sa forme et sa taille", () => {
  expect(ruleName("illisible").fr).toBe("Valeur illisible");
  expect(ruleName("regle_de_demain").fr).toBe("Regle de demain");
  expect(formOf("windows-1252", "virgule")).toBe("Windows-1252, virgule");
  expect(formOf("utf-8", "point-virgule")).toBe("UTF-8, point-virgule");
  expect([fileSizeOf(51_931), fileSizeOf(7_736_823)].map(({ fr }) => plain(fr))).toEqual([
    "51,9 ko",
    "7,7 Mo",
  ]);
});

describe("la courbe d’un chiffre clé", () => {
  const figure = {
    valeur: 1,
    statut: "publie",
    numerateur: 1,
    denominateur: null,
    couverture: null,
  } as const;
  const headline: Pick<Headline, "serie" | "periode"> = {
    periode: "2025",
    serie: ["2024", "2025", "2026"].map((periode) => ({ periode, ...figure })),
  };
  const years = (time: string | null): readonly string[] =>
    drawnPoints(headline, time).map(({ periode }) => periode);

  test.each(["flux", "cohorte"])("s’arrête à la dernière année complète d’un %s", (time) => {
    expect(years(time)).toEqual(["2024", "2025"]);
  });

  test.each(["stock", "cumul", null])("va jusqu’au bout pour %s", (time) => {
    expect(years(time)).toEqual(["2024", "2025", "2026"]);
  });

  test("garde tout quand aucune année n’est complète", () => {
    expect(drawnPoints({ ...headline, periode: null }, "flux")).toHaveLength(3);
  });
});
