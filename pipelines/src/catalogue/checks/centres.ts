import { RURAL_LEVELS, RURALITY_CHECK, RURALITY_DECLARED } from "../datasets/ruralite-communes.js";
import type { Sql } from "../model.js";
import { text } from "../text.js";
import { onRow, type SetCheck } from "./check.js";

const QUARTER_RANK = "left(trimestre, 4)::integer * 4 + right(trimestre, 1)::integer";

/** Whether two capacities cannot be those of one centre in two quarters that follow; false where one of them is not there. */
const jumps = (other: Sql, one: Sql = "places_autorisees"): Sql =>
  `coalesce(abs(${one} - ${other}) >= 20 and ${one} not between ${other} / 2 and ${other} * 2, false)`;

/** The quarter before is the first of its centre, and stands apart from this one and from the next: it is the odd one. */
const isFirstAlone = (before: Sql, earlier: Sql): Sql =>
  `(${earlier} is null and _apres is not null and not ${jumps("_apres")} and ${jumps(before)})`;

/** Centres are public, and are to be asked one by one. */
const EVERY_CENTRE = 500;

/** What the rows of a centre, or of a department, say together. */
export const CENTRE_CHECKS: readonly SetCheck[] = [
  {
    id: "saut_de_places",
    dataset: "places_rurales",
    label: text(
      "La capacité d’un centre ne double ni ne s’effondre d’un trimestre à l’autre",
      "The capacity of a centre neither doubles nor collapses between quarters",
    ),
    advice: text(
      "Vérifier le nombre de places autorisées.",
      "Check the number of authorised places.",
    ),
    find: `select 'Centre ' || id_centre || ', ' || trimestre || ' : ' || places_autorisees || ' places autorisées, ' || if(_avant is null, 'avant ' || _apres, 'après ' || _avant) || '.' as constat,
        ${onRow("places_autorisees", "places_autorisees")}
      from (select *, lag(places_autorisees) over w as _avant, lag(places_autorisees, 2) over w as _avant2,
          lead(places_autorisees) over w as _apres, lead(places_autorisees, 2) over w as _apres2
        from retenues_places_rurales window w as (partition by id_centre order by trimestre)) r
      where (${jumps("_avant")} and not (${jumps("_avant", "_avant2")} and not ${jumps("_avant2")}) and not ${isFirstAlone("_avant", "_avant2")})
        or (_avant is null and ${jumps("_apres")} and not ${jumps("_apres", "_apres2")} and _apres2 is not null) order by id_centre, trimestre`,
  },
  {
    id: "trimestre_manquant",
    dataset: "places_rurales",
    label: text(
      "Un centre est présent à chaque trimestre, du premier au dernier",
      "A centre is present in every quarter, from its first to its last",
    ),
    advice: text(
      "Ajouter les trimestres manquants : sans eux, le centre sort des totaux de ces trimestres.",
      "Add the missing quarters: without them, the centre leaves the totals of these quarters.",
    ),
    find: `select 'Centre ' || id_centre || ' : absent entre ' || _avant || ' et ' || trimestre || '.' as constat, ${onRow("trimestre", "trimestre")}
      from (select *, lag(trimestre) over w as _avant, ${QUARTER_RANK} - lag(${QUARTER_RANK}) over w as _pas
        from retenues_places_rurales window w as (partition by id_centre order by trimestre)) r
      where _pas > 1 order by id_centre, trimestre`,
  },
  {
    id: "trimestre_perdu",
    dataset: "places_rurales",
    label: text("Aucun trimestre n’est sans le moindre centre", "No quarter is without any centre"),
    advice: text(
      "Demander l’export de ce trimestre, ou corriger le jour déclaré (« donnees_au » dans origine.json).",
      "Ask for the export of this quarter, or mend the day declared (“donnees_au” in origine.json).",
    ),
    find: `select trimestre || ' : aucun des ' || attendus || ' centres attendus n’a transmis.' as constat
      from declarants where jeu = 'places_rurales' and territoire = 'FR' and presents = 0 order by trimestre`,
  },
  {
    id: "centres_en_retard",
    dataset: "places_rurales",
    label: text(
      "Chaque centre attendu a transmis le dernier trimestre",
      "Every centre that is expected has sent the last quarter",
    ),
    advice: text(
      "Demander les trimestres manquants, ou déclarer le centre fermé (« centres_fermes » dans origine.json).",
      "Ask for the missing quarters, or declare the centre closed (“centres_fermes” in origine.json).",
    ),
    find: `select 'Centre ' || nom || ' : dernier trimestre reçu ' || dernier || '.' as constat
      from suivi_declarants where fermeture is null and dernier < (select max(dernier) from suivi_declarants) order by dernier, nom`,
    shown: EVERY_CENTRE,
  },
  {
    id: "centres_presumes_fermes",
    dataset: "places_rurales",
    label: text(
      "Aucun centre n’est tenu pour fermé sans l’avoir déclaré",
      "No centre is taken as closed without having said so",
    ),
    advice: text(
      "Confirmer la fermeture (« centres_fermes » dans origine.json), ou ajouter les trimestres manquants.",
      "Confirm that it closed (“centres_fermes” in origine.json), or add the missing quarters.",
    ),
    find: `select 'Centre ' || nom || ' : absent après ' || dernier || ', compté comme fermé.' as constat
      from suivi_declarants where fermeture = 'presumee' order by dernier, nom`,
    shown: EVERY_CENTRE,
  },
  {
    id: "commune_changee",
    dataset: "places_rurales",
    label: text("Un centre ne change pas de commune", "A centre does not change commune"),
    advice: text(
      "Vérifier le code de la commune, ou donner un autre identifiant au nouveau centre.",
      "Check the commune’s code, or give the new centre another identifier.",
    ),
    find: `select 'Centre ' || id_centre || ', ' || trimestre || ' : commune ' || code_commune || ', après ' || _avant || '.' as constat, ${onRow("code_commune", "code_commune")}
      from (select *, lag(code_commune) over (partition by id_centre order by trimestre) as _avant from retenues_places_rurales) r
      where code_commune <> _avant order by id_centre, trimestre`,
  },
  {
    id: RURALITY_CHECK,
    dataset: "places_rurales",
    label: text(
      "Chaque centre se trouve dans une commune rurale",
      "Every centre is in a rural commune",
    ),
    advice: text(
      "Vérifier le code de la commune : la grille de densité de l’Insee (niveaux 5 à 7) ne la dit pas rurale.",
      "Check the commune’s code: INSEE’s density grid (levels 5 to 7) does not call it rural.",
    ),
    afterAll: true,
    onlyIf: "select 1 from ruralite_communes",
    otherwise: RURALITY_DECLARED,
    find: `select 'Centre ' || id_centre || ', commune ' || code_commune || ' : ' || coalesce('niveau de densité ' || max(niveau_densite::varchar), 'absente de la grille de densité') || '.' as constat
      from places_rurales left join (
        select code_commune, arg_max(niveau_densite, millesime) as niveau_densite from ruralite_communes group by 1
      ) g using (code_commune)
      where niveau_densite is null or niveau_densite::varchar not in (${RURAL_LEVELS.map((level) => `'${level}'`).join(", ")})
      group by id_centre, code_commune order by id_centre, code_commune`,
  },
  {
    id: "occupation_au_dela",
    dataset: "places_rurales",
    label: text(
      "Un département n’a pas plus de dix pour cent de places occupées au-delà des places autorisées",
      "A department has no more than ten per cent of occupied places beyond the authorised ones",
    ),
    advice: text(
      "Vérifier les deux colonnes : elles ont pu être échangées.",
      "Check both columns: they may have been swapped.",
    ),
    find: `select 'Département ' || d || ', ' || trimestre || ' : ' || occupees || ' places occupées pour ' || autorisees || ' autorisées.' as constat
      from (select _departements[1] as d, trimestre, sum(places_occupees) as occupees, sum(places_autorisees) as autorisees
        from places_rurales group by all having occupees > autorisees * 1.1) order by d, trimestre`,
  },
];
