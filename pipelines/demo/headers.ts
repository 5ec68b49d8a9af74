import type { DatasetId } from "../src/catalogue/model.js";

const words = (lines: string): readonly string[] =>
  lines
    .trim()
    .split(";")
    .map((word) => word.trim().replace(/\s+/g, " "));

/** First lines of the demo's files, as each producer writes them: they fold to the canonical column names. */
export const HEADERS: Readonly<Record<DatasetId, readonly string[]>> = {
  ctai: words(`
    Id contrat; Année; Type acte; Date signature; Collectivité; Niveau; SIREN collectivité; Codes département;
    Code région; Enveloppe État; Enveloppe collectivité; Axes; Diagnostic; Copilotage élus préfecture;
    ETP coordination; Nb partenaires; Nb actions; Nb actions innovantes; Nb comités pilotage; Évaluation annuelle;
    Participation; Logements mobilisés`),
  mentorat: words(`
    id_binome; structure; type_programme; date_debut; date_fin; statut; code_departement; sexe; tranche_age;
    protection; niveau_francais_debut; niveau_francais_fin; canal_recrutement_mentor; prescripteur;
    structure_partage_pratiques; mentor_forme; charte_signee; nb_rencontres; nb_moments_convivialite; nb_entretiens;
    nb_stages; admission_formation; projet_defini; autonomie_demarches; liens_sociaux; confiance_debut;
    confiance_fin; badge_competences; situation_sortie`),
  recrutements: words(`
    Id recrutement; SIREN employeur; Secteur; Taille; Code département; Date embauche; Type contrat; Sexe;
    Tranche âge; Canal information; Intermédiaire; RH outillé; Immersion préalable; Mentor entreprise;
    Action interculturelle; Réseau national; Date fin; En poste 6 mois`),
  places_rurales: words(`
    ID centre; Trimestre; Dispositif; Gestionnaire; Code commune; Mode hébergement; Places autorisées;
    Places occupées; Diagnostic territorial; Réunions coordination; Transport demande; Covoiturage;
    Services itinérants; Interprétariat distance; Permanence médicale; Heures FLE; Bénéficiaires emploi adapté;
    Inscrits code route; Bénévoles actifs; Bénévoles formés; Parrainages actifs; Événements convivialité;
    Personnes sensibilisées`),
  objectifs: words(`
    indicateur; territoire; annee_reference; valeur_reference; annee_cible; valeur_cible; statut`),
  commentaires: words(`
    indicateur; point_cle; territoire; date; auteur; texte; appreciation`),
  livrables: words(`
    fabrique; libelle; type; comite; porteur; indicateur; echeance; etat; lien`),
  chiffres_publies: words(`
    indicateur; libelle; valeur; unite; ce_qui_est_compte; perimetre; date; source; retenu; motif`),
  ruralite_communes: words(`
    code_commune; niveau_densite; millesime`),
};
