export default {
 "iri": "https://w3id.org/migration-compact/codelists/objectives",
 "name": "objectives",
 "title": {
  "en": "Objectives of the Global Compact for Migration",
  "es": "Objetivos del Pacto Mundial para la Migración",
  "fr": "Objectifs du Pacte mondial sur les migrations"
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
 "note": "Short names are this project's own, not the United Nations'.",
 "concepts": [
  {
   "code": "1",
   "notation": "1",
   "label": "GCM objective 1",
   "prefLabel": {
    "en": "Collect and utilize accurate and disaggregated data as a basis for evidence-based policies"
   },
   "altLabels": {
    "en": [
     "Data and evidence",
     "1 – Data and evidence"
    ],
    "es": [
     "Datos y evidencia",
     "1 – Datos y evidencia",
     "Recopilar y utilizar datos exactos y desglosados como base de políticas con fundamento empírico"
    ],
    "fr": [
     "Données et éléments factuels",
     "1 – Données et éléments factuels",
     "Collecter et utiliser des données précises et ventilées qui serviront à l’élaboration de politiques fondées sur la connaissance des faits"
    ]
   },
   "shortName": {
    "en": "Data and evidence",
    "es": "Datos y evidencia",
    "fr": "Données et éléments factuels"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/1",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2",
   "notation": "2",
   "label": "GCM objective 2",
   "prefLabel": {
    "en": "Minimize the adverse drivers and structural factors that compel people to leave their country of origin"
   },
   "altLabels": {
    "en": [
     "Drivers of migration",
     "2 – Drivers of migration"
    ],
    "es": [
     "Causas de la migración",
     "2 – Causas de la migración",
     "Reducir al mínimo los factores adversos y estructurales que obligan a las personas a abandonar su país de origen"
    ],
    "fr": [
     "Facteurs de migration",
     "2 – Facteurs de migration",
     "Lutter contre les facteurs négatifs et les problèmes structurels qui poussent des personnes à quitter leur pays d’origine"
    ]
   },
   "shortName": {
    "en": "Drivers of migration",
    "es": "Causas de la migración",
    "fr": "Facteurs de migration"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/2",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3",
   "notation": "3",
   "label": "GCM objective 3",
   "prefLabel": {
    "en": "Provide accurate and timely information at all stages of migration"
   },
   "altLabels": {
    "en": [
     "Information on migration",
     "3 – Information on migration"
    ],
    "es": [
     "Información sobre la migración",
     "3 – Información sobre la migración",
     "Proporcionar información exacta y oportuna en todas las etapas de la migración"
    ],
    "fr": [
     "Information sur la migration",
     "3 – Information sur la migration",
     "Fournir dans les meilleurs délais des informations exactes à toutes les étapes de la migration"
    ]
   },
   "shortName": {
    "en": "Information on migration",
    "es": "Información sobre la migración",
    "fr": "Information sur la migration"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/3",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4",
   "notation": "4",
   "label": "GCM objective 4",
   "prefLabel": {
    "en": "Ensure that all migrants have proof of legal identity and adequate documentation"
   },
   "altLabels": {
    "en": [
     "Legal identity and documents",
     "4 – Legal identity and documents"
    ],
    "es": [
     "Identidad jurídica y documentación",
     "4 – Identidad jurídica y documentación",
     "Velar por que todos los migrantes tengan prueba de su identidad jurídica y documentación adecuada"
    ],
    "fr": [
     "Identité légale et papiers",
     "4 – Identité légale et papiers",
     "Munir tous les migrants d’une preuve d’identité légale et de papiers adéquats"
    ]
   },
   "shortName": {
    "en": "Legal identity and documents",
    "es": "Identidad jurídica y documentación",
    "fr": "Identité légale et papiers"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/4",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5",
   "notation": "5",
   "label": "GCM objective 5",
   "prefLabel": {
    "en": "Enhance availability and flexibility of pathways for regular migration"
   },
   "altLabels": {
    "en": [
     "Regular pathways",
     "5 – Regular pathways"
    ],
    "es": [
     "Vías regulares",
     "5 – Vías regulares",
     "Aumentar la disponibilidad y la flexibilidad de las vías de migración regular"
    ],
    "fr": [
     "Filières régulières",
     "5 – Filières régulières",
     "Faire en sorte que les filières de migration régulière soient accessibles et plus souples"
    ]
   },
   "shortName": {
    "en": "Regular pathways",
    "es": "Vías regulares",
    "fr": "Filières régulières"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/5",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6",
   "notation": "6",
   "label": "GCM objective 6",
   "prefLabel": {
    "en": "Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work"
   },
   "altLabels": {
    "en": [
     "Recruitment and decent work",
     "6 – Recruitment and decent work"
    ],
    "es": [
     "Contratación y trabajo decente",
     "6 – Contratación y trabajo decente",
     "Facilitar la contratación justa y ética y salvaguardar las condiciones que garantizan el trabajo decente"
    ],
    "fr": [
     "Recrutement et travail décent",
     "6 – Recrutement et travail décent",
     "Favoriser des pratiques de recrutement justes et éthiques et assurer les conditions d’un travail décent"
    ]
   },
   "shortName": {
    "en": "Recruitment and decent work",
    "es": "Contratación y trabajo decente",
    "fr": "Recrutement et travail décent"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/6",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7",
   "notation": "7",
   "label": "GCM objective 7",
   "prefLabel": {
    "en": "Address and reduce vulnerabilities in migration"
   },
   "altLabels": {
    "en": [
     "Vulnerabilities",
     "7 – Vulnerabilities"
    ],
    "es": [
     "Vulnerabilidades",
     "7 – Vulnerabilidades",
     "Abordar y reducir las vulnerabilidades en la migración"
    ],
    "fr": [
     "Vulnérabilités",
     "7 – Vulnérabilités",
     "S’attaquer aux facteurs de vulnérabilité liés aux migrations et les réduire"
    ]
   },
   "shortName": {
    "en": "Vulnerabilities",
    "es": "Vulnerabilidades",
    "fr": "Vulnérabilités"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/7",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8",
   "notation": "8",
   "label": "GCM objective 8",
   "prefLabel": {
    "en": "Save lives and establish coordinated international efforts on missing migrants"
   },
   "altLabels": {
    "en": [
     "Saving lives and missing migrants",
     "8 – Saving lives and missing migrants"
    ],
    "es": [
     "Salvar vidas y migrantes desaparecidos",
     "8 – Salvar vidas y migrantes desaparecidos",
     "Salvar vidas y emprender esfuerzos internacionales coordinados sobre los migrantes desaparecidos"
    ],
    "fr": [
     "Sauver des vies et migrants disparus",
     "8 – Sauver des vies et migrants disparus",
     "Sauver des vies et mettre en place une action internationale coordonnée pour retrouver les migrants disparus"
    ]
   },
   "shortName": {
    "en": "Saving lives and missing migrants",
    "es": "Salvar vidas y migrantes desaparecidos",
    "fr": "Sauver des vies et migrants disparus"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/8",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9",
   "notation": "9",
   "label": "GCM objective 9",
   "prefLabel": {
    "en": "Strengthen the transnational response to smuggling of migrants"
   },
   "altLabels": {
    "en": [
     "Smuggling of migrants",
     "9 – Smuggling of migrants"
    ],
    "es": [
     "Tráfico ilícito de migrantes",
     "9 – Tráfico ilícito de migrantes",
     "Reforzar la respuesta transnacional al tráfico ilícito de migrantes"
    ],
    "fr": [
     "Trafic de migrants",
     "9 – Trafic de migrants",
     "Renforcer l’action transnationale face au trafic de migrants"
    ]
   },
   "shortName": {
    "en": "Smuggling of migrants",
    "es": "Tráfico ilícito de migrantes",
    "fr": "Trafic de migrants"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/9",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10",
   "notation": "10",
   "label": "GCM objective 10",
   "prefLabel": {
    "en": "Prevent, combat and eradicate trafficking in persons in the context of international migration"
   },
   "altLabels": {
    "en": [
     "Trafficking in persons",
     "10 – Trafficking in persons"
    ],
    "es": [
     "Trata de personas",
     "10 – Trata de personas",
     "Prevenir, combatir y erradicar la trata de personas en el contexto de la migración internacional"
    ],
    "fr": [
     "Traite de personnes",
     "10 – Traite de personnes",
     "Prévenir, combattre et éliminer la traite de personnes dans le cadre des migrations internationales"
    ]
   },
   "shortName": {
    "en": "Trafficking in persons",
    "es": "Trata de personas",
    "fr": "Traite de personnes"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/10",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11",
   "notation": "11",
   "label": "GCM objective 11",
   "prefLabel": {
    "en": "Manage borders in an integrated, secure and coordinated manner"
   },
   "altLabels": {
    "en": [
     "Border management",
     "11 – Border management"
    ],
    "es": [
     "Gestión de fronteras",
     "11 – Gestión de fronteras",
     "Gestionar las fronteras de manera integrada, segura y coordinada"
    ],
    "fr": [
     "Gestion des frontières",
     "11 – Gestion des frontières",
     "Gérer les frontières de manière intégrée, sûre et coordonnée"
    ]
   },
   "shortName": {
    "en": "Border management",
    "es": "Gestión de fronteras",
    "fr": "Gestion des frontières"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/11",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "12",
   "notation": "12",
   "label": "GCM objective 12",
   "prefLabel": {
    "en": "Strengthen certainty and predictability in migration procedures for appropriate screening, assessment and referral"
   },
   "altLabels": {
    "en": [
     "Screening, assessment and referral",
     "12 – Screening, assessment and referral"
    ],
    "es": [
     "Verificación, evaluación y derivación",
     "12 – Verificación, evaluación y derivación",
     "Aumentar la certidumbre y la previsibilidad de los procedimientos migratorios para una verificación, una evaluación y una derivación adecuadas"
    ],
    "fr": [
     "Contrôle, évaluation et orientation",
     "12 – Contrôle, évaluation et orientation",
     "Veiller à l’invariabilité et à la prévisibilité des procédures migratoires pour assurer des contrôles, des évaluations et une orientation appropriés"
    ]
   },
   "shortName": {
    "en": "Screening, assessment and referral",
    "es": "Verificación, evaluación y derivación",
    "fr": "Contrôle, évaluation et orientation"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/12",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13",
   "notation": "13",
   "label": "GCM objective 13",
   "prefLabel": {
    "en": "Use immigration detention only as a measure of last resort and work towards alternatives"
   },
   "altLabels": {
    "en": [
     "Detention and its alternatives",
     "13 – Detention and its alternatives"
    ],
    "es": [
     "Detención y sus alternativas",
     "13 – Detención y sus alternativas",
     "Utilizar la detención de migrantes solo como último recurso y buscar alternativas"
    ],
    "fr": [
     "Rétention et solutions de rechange",
     "13 – Rétention et solutions de rechange",
     "Ne recourir au placement en rétention administrative des migrants qu’en dernier ressort et chercher des solutions de rechange"
    ]
   },
   "shortName": {
    "en": "Detention and its alternatives",
    "es": "Detención y sus alternativas",
    "fr": "Rétention et solutions de rechange"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/13",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14",
   "notation": "14",
   "label": "GCM objective 14",
   "prefLabel": {
    "en": "Enhance consular protection, assistance and cooperation throughout the migration cycle"
   },
   "altLabels": {
    "en": [
     "Consular protection",
     "14 – Consular protection"
    ],
    "es": [
     "Protección consular",
     "14 – Protección consular",
     "Mejorar la protección, la asistencia y la cooperación consulares a lo largo de todo el ciclo migratorio"
    ],
    "fr": [
     "Protection consulaire",
     "14 – Protection consulaire",
     "Renforcer la protection, l’assistance et la coopération consulaires tout au long du cycle migratoire"
    ]
   },
   "shortName": {
    "en": "Consular protection",
    "es": "Protección consular",
    "fr": "Protection consulaire"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/14",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15",
   "notation": "15",
   "label": "GCM objective 15",
   "prefLabel": {
    "en": "Provide access to basic services for migrants"
   },
   "altLabels": {
    "en": [
     "Basic services",
     "15 – Basic services"
    ],
    "es": [
     "Servicios básicos",
     "15 – Servicios básicos",
     "Proporcionar a los migrantes acceso a los servicios básicos"
    ],
    "fr": [
     "Services de base",
     "15 – Services de base",
     "Assurer l’accès des migrants aux services de base"
    ]
   },
   "shortName": {
    "en": "Basic services",
    "es": "Servicios básicos",
    "fr": "Services de base"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/15",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16",
   "notation": "16",
   "label": "GCM objective 16",
   "prefLabel": {
    "en": "Empower migrants and societies to realize full inclusion and social cohesion"
   },
   "altLabels": {
    "en": [
     "Inclusion and social cohesion",
     "16 – Inclusion and social cohesion"
    ],
    "es": [
     "Inclusión y cohesión social",
     "16 – Inclusión y cohesión social",
     "Empoderar a los migrantes y a las sociedades para lograr la plena inclusión y la cohesión social"
    ],
    "fr": [
     "Inclusion et cohésion sociale",
     "16 – Inclusion et cohésion sociale",
     "Donner aux migrants et aux sociétés les moyens d’une pleine inclusion et de la cohésion sociale"
    ]
   },
   "shortName": {
    "en": "Inclusion and social cohesion",
    "es": "Inclusión y cohesión social",
    "fr": "Inclusion et cohésion sociale"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/16",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17",
   "notation": "17",
   "label": "GCM objective 17",
   "prefLabel": {
    "en": "Eliminate all forms of discrimination and promote evidence-based public discourse to shape perceptions of migration"
   },
   "altLabels": {
    "en": [
     "Discrimination and public discourse",
     "17 – Discrimination and public discourse"
    ],
    "es": [
     "Discriminación y discurso público",
     "17 – Discriminación y discurso público",
     "Eliminar todas las formas de discriminación y promover un debate público basado en hechos para modificar las percepciones de la migración"
    ],
    "fr": [
     "Discrimination et débat public",
     "17 – Discrimination et débat public",
     "Éliminer toutes les formes de discrimination et promouvoir un débat public fondé sur des faits afin de faire évoluer l’image des migrations"
    ]
   },
   "shortName": {
    "en": "Discrimination and public discourse",
    "es": "Discriminación y discurso público",
    "fr": "Discrimination et débat public"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/17",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18",
   "notation": "18",
   "label": "GCM objective 18",
   "prefLabel": {
    "en": "Invest in skills development and facilitate mutual recognition of skills, qualifications and competences"
   },
   "altLabels": {
    "en": [
     "Skills and recognition of qualifications",
     "18 – Skills and recognition of qualifications"
    ],
    "es": [
     "Competencias y reconocimiento de títulos",
     "18 – Competencias y reconocimiento de títulos",
     "Invertir en el desarrollo de competencias y facilitar el reconocimiento mutuo de aptitudes, cualificaciones y competencias"
    ],
    "fr": [
     "Compétences et reconnaissance des qualifications",
     "18 – Compétences et reconnaissance des qualifications",
     "Investir dans le développement des compétences et faciliter la reconnaissance mutuelle des aptitudes, des qualifications et des compétences"
    ]
   },
   "shortName": {
    "en": "Skills and recognition of qualifications",
    "es": "Competencias y reconocimiento de títulos",
    "fr": "Compétences et reconnaissance des qualifications"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/18",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19",
   "notation": "19",
   "label": "GCM objective 19",
   "prefLabel": {
    "en": "Create conditions for migrants and diasporas to fully contribute to sustainable development in all countries"
   },
   "altLabels": {
    "en": [
     "Diasporas and development",
     "19 – Diasporas and development"
    ],
    "es": [
     "Diásporas y desarrollo",
     "19 – Diásporas y desarrollo",
     "Crear las condiciones para que los migrantes y las diásporas contribuyan plenamente al desarrollo sostenible en todos los países"
    ],
    "fr": [
     "Diasporas et développement",
     "19 – Diasporas et développement",
     "Créer les conditions pour que les migrants et les diasporas contribuent pleinement au développement durable dans tous les pays"
    ]
   },
   "shortName": {
    "en": "Diasporas and development",
    "es": "Diásporas y desarrollo",
    "fr": "Diasporas et développement"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/19",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20",
   "notation": "20",
   "label": "GCM objective 20",
   "prefLabel": {
    "en": "Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants"
   },
   "altLabels": {
    "en": [
     "Remittances",
     "20 – Remittances"
    ],
    "es": [
     "Remesas",
     "20 – Remesas",
     "Promover transferencias de remesas más rápidas, seguras y económicas y fomentar la inclusión financiera de los migrantes"
    ],
    "fr": [
     "Envois de fonds",
     "20 – Envois de fonds",
     "Promouvoir des envois de fonds plus rapides, plus sûrs et moins coûteux et favoriser l’inclusion financière des migrants"
    ]
   },
   "shortName": {
    "en": "Remittances",
    "es": "Remesas",
    "fr": "Envois de fonds"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/20",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21",
   "notation": "21",
   "label": "GCM objective 21",
   "prefLabel": {
    "en": "Cooperate in facilitating safe and dignified return and readmission, as well as sustainable reintegration"
   },
   "altLabels": {
    "en": [
     "Return and reintegration",
     "21 – Return and reintegration"
    ],
    "es": [
     "Retorno y reintegración",
     "21 – Retorno y reintegración",
     "Cooperar para facilitar el retorno y la readmisión en condiciones de seguridad y dignidad, así como la reintegración sostenible"
    ],
    "fr": [
     "Retour et réintégration",
     "21 – Retour et réintégration",
     "Coopérer pour faciliter le retour et la réadmission en toute sécurité et dans la dignité, ainsi qu’une réintégration durable"
    ]
   },
   "shortName": {
    "en": "Return and reintegration",
    "es": "Retorno y reintegración",
    "fr": "Retour et réintégration"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/21",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "22",
   "notation": "22",
   "label": "GCM objective 22",
   "prefLabel": {
    "en": "Establish mechanisms for the portability of social security entitlements and earned benefits"
   },
   "altLabels": {
    "en": [
     "Portability of social security",
     "22 – Portability of social security"
    ],
    "es": [
     "Portabilidad de la seguridad social",
     "22 – Portabilidad de la seguridad social",
     "Establecer mecanismos para la portabilidad de los derechos de seguridad social y las prestaciones adquiridas"
    ],
    "fr": [
     "Portabilité de la sécurité sociale",
     "22 – Portabilité de la sécurité sociale",
     "Mettre en place des mécanismes pour la portabilité des droits à la sécurité sociale et des prestations acquises"
    ]
   },
   "shortName": {
    "en": "Portability of social security",
    "es": "Portabilidad de la seguridad social",
    "fr": "Portabilité de la sécurité sociale"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/22",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "23",
   "notation": "23",
   "label": "GCM objective 23",
   "prefLabel": {
    "en": "Strengthen international cooperation and global partnerships for safe, orderly and regular migration"
   },
   "altLabels": {
    "en": [
     "International cooperation",
     "23 – International cooperation"
    ],
    "es": [
     "Cooperación internacional",
     "23 – Cooperación internacional",
     "Fortalecer la cooperación internacional y las alianzas mundiales para una migración segura, ordenada y regular"
    ],
    "fr": [
     "Coopération internationale",
     "23 – Coopération internationale",
     "Renforcer la coopération internationale et les partenariats mondiaux pour des migrations sûres, ordonnées et régulières"
    ]
   },
   "shortName": {
    "en": "International cooperation",
    "es": "Cooperación internacional",
    "fr": "Coopération internationale"
   },
   "definition": {},
   "iri": "https://w3id.org/migration-compact/gcm/objective/23",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  }
 ]
};
