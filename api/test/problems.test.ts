import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProblemBody } from "../src/contract/index.js";
import { problem } from "../src/contract/problem.js";
import { openWorld, type World } from "./world.js";

/*
 * The contract of every refusal: `application/problem+json` with a French sentence, the parameter at fault by its
 * name, its value, and what is accepted in its place. Nothing of the inside: no path, no SQL, no stack.
 */

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function refusal(path: string, init?: RequestInit): Promise<ProblemBody> {
  const response = await world.get(path, init);
  const text = await response.text();
  expect(response.headers.get("content-type"), path).toMatch(/^application\/problem\+json/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const body = problem.strict().parse(JSON.parse(text));
  expect(body.status).toBe(response.status);
  expect(body.detail).toMatch(/\p{L}.*\.$/u);
  expect(text).not.toMatch(
    /\/(work|home|tmp|api\/(src|dist))\b|node_modules|\bat \w+ \(|select |Error:/i,
  );
  return body;
}

describe("refused by name", () => {
  test.each([
    ["/sante?verbeux=1", 400, "verbeux", undefined],
    ["/catalogue?lang=fr", 400, "lang", undefined],
    ["/territoires?niveau=region", 400, "niveau", undefined],
    ["/releases?page=2", 400, "page", undefined],
    ["/openapi.json?v=3", 400, "v", undefined],
    ["/syntheses?region=84", 400, "region", "territoire"],
    ["/syntheses?territoire=R99", 400, "territoire", "R84"],
    ["/syntheses?territoire=", 400, "territoire", "FR"],
    ["/syntheses?territoire=FR&territoire=R84", 400, "territoire", undefined],
    ["/indicateurs/ctai.inconnu", 404, "id", "ctai.contrats"],
    ["/indicateurs/ctai.contrats?par=commune", 400, "par", "departement"],
    ["/indicateurs/ctai.contrats?par=", 400, "par", "annee"],
    ["/indicateurs/ctai.contrats?par=annee,annee", 400, "par", "annee"],
    ["/indicateurs/ctai.contrats?par=trimestre", 400, "par", "annee"],
    ["/indicateurs/ctai.contrats?par=region", 400, "par", "annee"],
    ["/indicateurs/ctai.contrats?par=annee,region,departement", 400, "par", "region"],
    ["/indicateurs/ctai.contrats?territoire=D69&par=annee,region", 400, "par", "departement"],
    ["/indicateurs/ctai.contrats?de=deux", 400, "de", undefined],
    ["/indicateurs/ctai.contrats?de=2023-T1", 400, "de", undefined],
    ["/indicateurs/ctai.contrats?de=2023&a=2021", 400, "a", undefined],
    ["/indicateurs/ctai.contrats?sexe=F", 400, "sexe", "type_acte"],
    ["/indicateurs/ctai.contrats?type_acte=avenant", 400, "type_acte", "signature"],
    ["/indicateurs/ctai.contrats?type_acte=", 400, "type_acte", "signature"],
    ["/indicateurs/ctai.contrats?type_acte~=sign", 400, "type_acte", undefined],
    ["/indicateurs/ctai.contrats?departement=99", 400, "departement", "69"],
    ["/indicateurs/ctai.contrats?par=annee,region&departement=69", 400, "departement", "niveau"],
    ["/indicateurs/ruralite.places_10000hab?departement=69", 400, "departement", "dispositif"],
    ["/indicateurs/mentorat.binomes?region=84", 400, "region", "territoire"],
    ["/donnees/inconnu", 404, "jeu", "ctai"],
    ["/donnees/inconnu.csv", 404, "jeu", "ctai"],
    ["/donnees/ctai.xml", 404, "format", "csv"],
    ["/donnees/ctai.csv.gz", 404, "format", "csv"],
    ["/donnees/ctai?variante=tableur", 400, "variante", undefined],
    ["/donnees/ctai.csv?variante=excel", 400, "variante", "tableur"],
    ["/donnees/ctai?inconnue=1", 400, "inconnue", "annee"],
    ["/donnees/ctai?annee=vingt", 400, "annee", undefined],
    ["/donnees/ctai?annee=2023,", 400, "annee", undefined],
    ["/donnees/ctai?annee=..", 400, "annee", undefined],
    ["/donnees/ctai?annee=2019..2020..2021", 400, "annee", undefined],
    ["/donnees/ctai?date_signature=08/11/2023..", 400, "date_signature", undefined],
    ["/donnees/ctai?date_signature=2023-02-30..", 400, "date_signature", undefined],
    ["/donnees/ctai?date_signature=2023-02-28", 400, "date_signature", undefined],
    ["/donnees/ctai?enveloppe_etat=1,5..2", 400, "enveloppe_etat", undefined],
    ["/donnees/ctai?copilotage_elus_prefecture=oui", 400, "copilotage_elus_prefecture", "true"],
    ["/donnees/ctai?departement=99", 400, "departement", "69"],
    ["/donnees/ctai?niveau=canton", 400, "niveau", "epci"],
    [
      "/donnees/places_rurales?parrainages_actifs=1..2",
      400,
      "parrainages_actifs",
      "places_autorisees",
    ],
    ["/donnees/ctai?_annee=2023", 400, "_annee", "annee"],
    ["/donnees/mentorat?sexe=F", 400, "sexe", "territoire"],
    ["/donnees/mentorat?statut=rompu", 400, "statut", "secret"],
  ])("%s → %i %s", async (path, status, parameter, accepted) => {
    const body = await refusal(path);
    expect([body.status, body.parametre]).toEqual([status, parameter]);
    if (accepted) expect(body.acceptes).toContain(accepted);
  });
});

describe("outside the publication plan, a question about people is refused with the crossings that it holds", () => {
  const refusesOutside = async (question: string, parametre: string, accepted: string) => {
    const body = await refusal(`/indicateurs/${question}`);
    expect(body).toMatchObject({ status: 400, parametre });
    expect(body.acceptes).toContain(accepted);
  };

  test.each([
    ["mentorat.binomes?par=annee,sexe,tranche_age", "par", "annee,type_programme,sexe"],
    ["mentorat.binomes?par=trimestre,departement,sexe", "par", "trimestre,type_programme"],
    ["mentorat.binomes?par=trimestre&sexe=F", "sexe", "annee,sexe"],
    ["mentorat.binomes?sexe=F&tranche_age=26_35", "sexe", "annee,tranche_age"],
    ["entreprises.recrutements?par=annee,secteur,type_contrat", "par", "annee,secteur"],
    ["entreprises.recrutements?par=annee,secteur&taille=pme", "par", "annee,taille,grand_secteur"],
    ["entreprises.emploi_durable?par=annee,taille,grand_secteur", "par", "annee,taille"],
  ])("%s", refusesOutside);

  test.each([
    ["mentorat.badges?par=annee,sexe", "par", "type_programme"],
    ["mentorat.badges?par=trimestre", "par", "annee"],
    ["mentorat.binomes?par=annee,structure", "par", "departement"],
    ["mentorat.binomes?structure=Association 036", "structure", "type_programme"],
    ["mentorat.duree_mediane?type_programme=academique", "type_programme", "territoire"],
    ["entreprises.employeurs?par=annee,departement", "par", "region"],
    ["entreprises.recrutements?par=annee,siren_employeur", "par", "taille"],
  ])("%s names no breakdown of the plan", refusesOutside);
});

test("a sensitive column is published as cells: no breakdown, no filter", async () => {
  const body = await refusal("/indicateurs/ruralite.parrainages?dispositif=cada");
  expect(body).toMatchObject({ status: 400, parametre: "dispositif" });
});

test("an unknown route, version, method, encoding and media type each have their refusal", async () => {
  expect(await refusal("/inconnue")).toMatchObject({ status: 404 });
  expect((await refusal("/inconnue")).acceptes).toContain("/syntheses");
  expect(await refusal("/../v2/sante")).toMatchObject({ status: 404 });
  expect(await refusal("/sante", { method: "POST" })).toMatchObject({ status: 405 });
  expect(await refusal("/indicateurs/%E0%A4%A")).toMatchObject({ status: 400 });
  const body = await refusal("/donnees/ctai", { headers: { accept: "application/pdf" } });
  expect(body).toMatchObject({ status: 406, parametre: "Accept" });
  expect(body.acceptes).toContain("text/csv");
});

test("a long or odd value is echoed cut short, and harmless", async () => {
  const body = await refusal(`/syntheses?territoire=${"x".repeat(5_000)}`);
  expect(body.valeur).toHaveLength(200);
  expect(body.detail.length).toBeLessThan(300);
  const attack = encodeURIComponent("'; drop table ctai; --");
  expect(await refusal(`/donnees/ctai?niveau=${attack}`)).toMatchObject({ status: 400 });
  expect((await world.get(`/donnees/ctai?collectivite~=${attack}`)).status).toBe(200);
});

test("a failure of the engine says nothing of itself, and is told to the log", async () => {
  const broken = await openWorld({
    disturb: (release) => ({
      ...release,
      all: (_sql, params) => release.all("select * from secret_table_of_/work", params),
    }),
  });
  const response = await broken.get("/syntheses");
  const text = await response.text();
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(text).not.toMatch(/secret_table|Error|select/);
  expect(broken.errors).toHaveLength(1);
  await broken.close();
});

test("whatever is asked, the answer is rows, figures or a refusal by name: never a failure", async () => {
  const names = ["territoire", "par", "de", "a", "annee", "type_acte", "collectivite~", "variante"];
  const values = ["FR", "D69", "annee", "annee,region", "2023", "2019..", "signature", "tableur"];
  const pair = fc.tuple(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(fc.constantFrom(...values), fc.string({ unit: "grapheme" })),
  );
  const path = fc.oneof(
    fc.constantFrom("/syntheses", "/indicateurs/ctai.contrats", "/indicateurs/mentorat.binomes"),
    fc.constantFrom("/donnees/ctai.csv", "/donnees/ctai", "/donnees/mentorat.arrow", "/sante"),
    fc.webPath().map((text) => `/donnees${text}`),
  );
  const question = fc.tuple(path, fc.array(pair, { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(question, async ([where, pairs]) => {
      const search = new URLSearchParams(
        pairs.map(([name, value]): [string, string] => [name, value]),
      );
      const response = await world.get(`${where}?${search}`);
      const body = await response.text();
      expect(response.status).toBeLessThan(500);
      if (response.status !== 200) problem.strict().parse(JSON.parse(body));
    }),
    { numRuns: 300 },
  );
});
