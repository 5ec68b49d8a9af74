import type { Sql } from "../model.js";
import { text } from "../text.js";
import { inFrench, onRow, type SetCheck } from "./check.js";

const HAS_SIGNATURE: Sql =
  "exists (from retenues_ctai s where s.id_contrat = r.id_contrat and s.type_acte = 'signature' and s.annee <= r.annee)";

/** What the rows of a contract say together. */
export const CONTRACT_CHECKS: readonly SetCheck[] = [
  {
    id: "renouvellement_sans_signature",
    dataset: "ctai",
    label: text("Un contrat renouvelé a d’abord été signé", "A contract renewed was first signed"),
    advice: text(
      "Ajouter la ligne de la signature, ou corriger le type d’acte ou l’identifiant du contrat.",
      "Add the row of the signature, or correct the type of act or the contract’s identifier.",
    ),
    find: `select 'Contrat ' || r.id_contrat || ', ' || r.annee || ' : renouvelé, mais sa signature n’est pas dans les données.' as constat,
        ${onRow("type_acte", "r.type_acte")}
      from retenues_ctai r where r.type_acte = 'renouvellement' and not ${HAS_SIGNATURE} order by r.id_contrat, r.annee`,
  },
  {
    id: "signature_repetee",
    dataset: "ctai",
    label: text("Un contrat n’est signé qu’une fois", "A contract is signed once only"),
    advice: text(
      "Garder la première signature et déclarer les suivantes comme renouvellements.",
      "Keep the first signature and declare the next ones as renewals.",
    ),
    find: `select 'Contrat ' || id_contrat || ', ' || annee || ' : déjà signé en ' || premiere || '.' as constat, ${onRow("type_acte", "type_acte")}
      from (select *, min(annee) over (partition by id_contrat) as premiere from retenues_ctai where type_acte = 'signature') r
      where annee > premiere order by id_contrat, annee`,
  },
  {
    id: "signatures_dans_l_ordre",
    dataset: "ctai",
    label: text(
      "Les actes d’un contrat se suivent dans le temps",
      "The acts of a contract follow in time",
    ),
    advice: text(
      "Vérifier les dates de signature des deux années.",
      "Check the dates of signature of both years.",
    ),
    find: `select 'Contrat ' || id_contrat || ', ' || annee || ' : signé le ' || strftime(date_signature, '%d/%m/%Y') || ', avant l’acte de ' || _annee_avant || ' (' || strftime(_avant, '%d/%m/%Y') || ').' as constat,
        ${onRow("date_signature", "date_signature")}
      from (select *, lag(date_signature) over w as _avant, lag(annee) over w as _annee_avant from retenues_ctai
        where date_signature is not null window w as (partition by id_contrat order by annee)) r
      where date_signature < _avant order by id_contrat, annee`,
  },
  {
    id: "region_du_departement",
    dataset: "ctai",
    label: text(
      "La région d’un contrat est celle d’un de ses départements",
      "The region of a contract is that of one of its departments",
    ),
    advice: text(
      "Corriger le code de la région ou ceux des départements : les totaux de deux régions en dépendent.",
      "Correct the code of the region or those of the departments: the totals of two regions depend on it.",
    ),
    find: `select 'Contrat ' || id_contrat || ', ' || annee || ' : région ' || code_region || ', département ' || array_to_string(codes_departement, ', ')
        || ' (région ' || array_to_string(list_sort(list_distinct(_regions)), ', ') || ').' as constat, ${onRow("code_region", "code_region")}
      from (select r.*, (select list(region) from departements d where list_contains(r.codes_departement, d.code)) as _regions
        from retenues_ctai r where len(codes_departement) > 0) r
      where not list_contains(_regions, code_region) order by id_contrat, annee`,
  },
  {
    id: "axe_logement_absent",
    dataset: "ctai",
    label: text(
      "Chaque contrat porte l’axe logement, qui est obligatoire",
      "Every contract has the housing axis, which is mandatory",
    ),
    advice: text(
      "Ajouter « logement » aux axes du contrat, ou signaler que le contrat n’est pas conforme.",
      "Add “logement” to the axes of the contract, or report that the contract is not in order.",
    ),
    find: `select 'Contrat ' || id_contrat || ', ' || annee || ' : l’axe logement n’est pas parmi ses axes.' as constat,
        ${onRow("axes", "list_aggregate(axes, 'string_agg', '|')")}
      from retenues_ctai r where not list_contains(axes, 'logement') order by id_contrat, annee`,
  },
  {
    id: "perimetre_inconnu",
    dataset: "ctai",
    label: text(
      "Le territoire de chaque contrat est connu",
      "The territory of every contract is known",
    ),
    advice: text(
      "Vérifier le SIREN et le niveau de la collectivité : sans eux, sa population n’est pas comptée parmi la population couverte.",
      "Check the SIREN and the level of the local authority: without them its population is not counted as covered.",
    ),
    find: `select 'Contrat ' || id_contrat || ', ' || min(annee) || ' : commune ou intercommunalité inconnue.' as constat
      from ctai where communes is null group by id_contrat order by id_contrat`,
  },
  {
    id: "enveloppe_en_milliers",
    dataset: "ctai",
    label: text(
      "L’enveloppe d’un contrat ne change pas d’ordre de grandeur",
      "The funding of a contract keeps its order of magnitude",
    ),
    advice: text(
      "Vérifier l’unité : un montant en milliers d’euros est à multiplier par mille.",
      "Check the unit: an amount in thousands of euros is to be multiplied by a thousand.",
    ),
    find: `select 'Contrat ' || id_contrat || ', ' || annee || ' : enveloppe de l’État de ' || ${inFrench("enveloppe_etat")} || ' €, après ' || ${inFrench("_avant")} || ' €.' as constat,
        ${onRow("enveloppe_etat", "enveloppe_etat::bigint")}
      from (select *, lag(enveloppe_etat) over (partition by id_contrat order by annee) as _avant from retenues_ctai where enveloppe_etat > 0) r
      where enveloppe_etat not between _avant / 100 and _avant * 100 order by id_contrat, annee`,
  },
];
