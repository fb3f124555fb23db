export default {
 "iri": "https://w3id.org/migration-compact/codelists/principles",
 "name": "principles",
 "title": {
  "en": "Guiding principles of the Global Compact for Migration",
  "es": "Principios rectores del Pacto Mundial para la Migración",
  "fr": "Principes directeurs du Pacte mondial sur les migrations"
 },
 "edition": {
  "version": "0.1.0",
  "date": "2026-11-21"
 },
 "textVersions": [
  {
   "iri": "https://w3id.org/migration-compact/gcm/final-draft-2018",
   "label": "Global Compact for Safe, Orderly and Regular Migration: Final Draft, 11 July 2018"
  }
 ],
 "licence": "https://creativecommons.org/licenses/by/4.0/",
 "rights": "The texts stay their issuers' and are quoted with attribution. The licence is for what we add.",
 "note": null,
 "concepts": [
  {
   "code": "1",
   "notation": "1",
   "label": "GCM guiding principle 1",
   "prefLabel": {
    "en": "People-centred"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact carries a strong human dimension to it, inherent to the migration experience itself. It promotes the well-being of migrants and the members of communities in countries of origin, transit and destination. As a result, the Global Compact places individuals at its core."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/1",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2",
   "notation": "2",
   "label": "GCM guiding principle 2",
   "prefLabel": {
    "en": "International cooperation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact is a non-legally binding cooperative framework that recognizes that no State can address migration on its own due to the inherently transnational nature of the phenomenon. It requires international, regional and bilateral cooperation and dialogue. Its authority rests on its consensual nature, credibility, collective ownership, joint implementation, follow-up and review."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/2",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3",
   "notation": "3",
   "label": "GCM guiding principle 3",
   "prefLabel": {
    "en": "National sovereignty"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact reaffirms the sovereign right of States to determine their national migration policy and their prerogative to govern migration within their jurisdiction, in conformity with international law. Within their sovereign jurisdiction, States may distinguish between regular and irregular migration status, including as they determine their legislative and policy measures for the implementation of the Global Compact, taking into account different national realities, policies, priorities and requirements for entry, residence and work, in accordance with international law."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/3",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4",
   "notation": "4",
   "label": "GCM guiding principle 4",
   "prefLabel": {
    "en": "Rule of law and due process"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact recognizes that respect for the rule of law, due process and access to justice are fundamental to all aspects of migration governance. This means that the State, public and private institutions and entities, as well as persons themselves are accountable to laws that are publicly promulgated, equally enforced and independently adjudicated, and which are consistent with international law."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/4",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5",
   "notation": "5",
   "label": "GCM guiding principle 5",
   "prefLabel": {
    "en": "Sustainable development"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact is rooted in the 2030 Agenda for Sustainable Development, and builds upon its recognition that migration is a multidimensional reality of major relevance for the sustainable development of countries of origin, transit and destination, which requires coherent and comprehensive responses. Migration contributes to positive development outcomes and to realizing the goals of the 2030 Agenda for Sustainable Development, especially when it is properly managed. The Global Compact aims to leverage the potential of migration for the achievement of all Sustainable Development Goals, as well as the impact this achievement will have on migration in the future."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/5",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6",
   "notation": "6",
   "label": "GCM guiding principle 6",
   "prefLabel": {
    "en": "Human rights"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact is based on international human rights law and upholds the principles of non-regression and non-discrimination. By implementing the Global Compact, we ensure effective respect, protection and fulfilment of the human rights of all migrants, regardless of their migration status, across all stages of the migration cycle. We also reaffirm the commitment to eliminate all forms of discrimination, including racism, xenophobia and intolerance against migrants and their families."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/6",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7",
   "notation": "7",
   "label": "GCM guiding principle 7",
   "prefLabel": {
    "en": "Gender-responsive"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact ensures that the human rights of women, men, girls and boys are respected at all stages of migration, their specific needs are properly understood and addressed and they are empowered as agents of change. It mainstreams a gender perspective, promotes gender equality and the empowerment of all women and girls, recognizing their independence, agency and leadership in order to move away from addressing migrant women primarily through a lens of victimhood."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/7",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8",
   "notation": "8",
   "label": "GCM guiding principle 8",
   "prefLabel": {
    "en": "Child-sensitive"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact promotes existing international legal obligations in relation to the rights of the child, and upholds the principle of the best interests of the child at all times, as a primary consideration in all situations concerning children in the context of international migration, including unaccompanied and separated children."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/8",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9",
   "notation": "9",
   "label": "GCM guiding principle 9",
   "prefLabel": {
    "en": "Whole-of-government approach"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact considers that migration is a multidimensional reality that cannot be addressed by one government policy sector alone. To develop and implement effective migration policies and practices, a whole-of-government approach is needed to ensure horizontal and vertical policy coherence across all sectors and levels of government."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/9",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10",
   "notation": "10",
   "label": "GCM guiding principle 10",
   "prefLabel": {
    "en": "Whole-of-society approach"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The Global Compact promotes broad multi-stakeholder partnerships to address migration in all its dimensions by including migrants, diasporas, local communities, civil society, academia, the private sector, parliamentarians, trade unions, National Human Rights Institutions, the media and other relevant stakeholders in migration governance."
   },
   "iri": "https://w3id.org/migration-compact/gcm/principle/10",
   "broader": "https://w3id.org/migration-compact/gcm/para/15",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  }
 ]
};
