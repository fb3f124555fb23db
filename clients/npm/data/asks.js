export default {
 "iri": "https://w3id.org/migration-compact/codelists/asks",
 "name": "asks",
 "title": {
  "en": "What civil society asks, one thing at a time",
  "es": "Lo que pide la sociedad civil, petición por petición",
  "fr": "Ce que demande la société civile, demande par demande"
 },
 "edition": {
  "version": "0.1.0",
  "date": "2026-11-21"
 },
 "textVersions": [
  {
   "iri": "https://w3id.org/migration-compact/commitments-2018",
   "label": "Ten civil society commitments on the Global Compact for Migration"
  },
  {
   "iri": "https://w3id.org/migration-compact/joint-message-2018",
   "label": "Joint Civil Society Message to the Member States at the Intergovernmental Conference to adopt the Global Compact for Safe, Orderly, and Regular Migration"
  },
  {
   "iri": "https://w3id.org/migration-compact/priorities-2021",
   "label": "Global Civil Society Priorities towards the 2022 International Migration Review Forum (IMRF): 12 Key Ways for States to Get Back on Track"
  },
  {
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018",
   "label": "Civil society statement on the Zero Draft Plus, second round of negotiations"
  }
 ],
 "licence": "https://creativecommons.org/licenses/by/4.0/",
 "rights": "The texts stay their issuers' and are quoted with attribution. The licence is for what we add.",
 "note": null,
 "concepts": [
  {
   "code": "commitments-2018/5/ask/1",
   "notation": "1",
   "label": "Commitments 2018, commitment 5, ask 1",
   "prefLabel": {
    "en": "Start more initiatives that bridge the two compacts"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/commitments-2018/5/ask/1",
   "broader": "https://w3id.org/migration-compact/commitments-2018/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/commitments-2018"
  },
  {
   "code": "commitments-2018/7/ask/1",
   "notation": "1",
   "label": "Commitments 2018, commitment 7, ask 1",
   "prefLabel": {
    "en": "Detain no child for immigration purposes"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/commitments-2018/7/ask/1",
   "broader": "https://w3id.org/migration-compact/commitments-2018/7",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/commitments-2018"
  },
  {
   "code": "commitments-2018/7/ask/2",
   "notation": "2",
   "label": "Commitments 2018, commitment 7, ask 2",
   "prefLabel": {
    "en": "Separate no child from its family"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/commitments-2018/7/ask/2",
   "broader": "https://w3id.org/migration-compact/commitments-2018/7",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/commitments-2018"
  },
  {
   "code": "joint-message-2018/goal/1/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 1, ask 1",
   "prefLabel": {
    "en": "Protect migrants in vulnerable situations by human rights law"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/1/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/1",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/2/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 2, ask 1",
   "prefLabel": {
    "en": "Open more pathways that ensure labour rights and family unity"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/2/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/2/ask/2",
   "notation": "2",
   "label": "Joint message 2018, goal 2, ask 2",
   "prefLabel": {
    "en": "Make regularisation programmes for vulnerable people"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/2/ask/2",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/3/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 3, ask 1",
   "prefLabel": {
    "en": "Give all migrants safe access to services"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/3/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/4/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 4, ask 1",
   "prefLabel": {
    "en": "Work to end child detention"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/4/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/4/ask/2",
   "notation": "2",
   "label": "Joint message 2018, goal 4, ask 2",
   "prefLabel": {
    "en": "Develop and expand alternatives to detention in the community"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/4/ask/2",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/4/ask/3",
   "notation": "3",
   "label": "Joint message 2018, goal 4, ask 3",
   "prefLabel": {
    "en": "End detention as a deterrent"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/4/ask/3",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/5/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 5, ask 1",
   "prefLabel": {
    "en": "Uphold the best interests of the child at all times"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/5/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/6/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 6, ask 1",
   "prefLabel": {
    "en": "Invest in development so that nobody migrates out of desperation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/6/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/6",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/7/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 7, ask 1",
   "prefLabel": {
    "en": "Tackle the drivers of forced migration, climate change among them"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/7/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/7",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/8/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 8, ask 1",
   "prefLabel": {
    "en": "Apply due process, individual assessment and effective remedy at borders and in return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/8/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/8",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/8/ask/2",
   "notation": "2",
   "label": "Joint message 2018, goal 8, ask 2",
   "prefLabel": {
    "en": "Make reintegration sustainable for returnees, families and communities"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/8/ask/2",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/8",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/9/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 9, ask 1",
   "prefLabel": {
    "en": "Guarantee core labour rights, association and bargaining above all, whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/9/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/9",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/10/ask/1",
   "notation": "1",
   "label": "Joint message 2018, goal 10, ask 1",
   "prefLabel": {
    "en": "Make policies gender-responsive"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/10/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/10",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/goal/10/ask/2",
   "notation": "2",
   "label": "Joint message 2018, goal 10, ask 2",
   "prefLabel": {
    "en": "Empower women"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/goal/10/ask/2",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/goal/10",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/para/4/ask/1",
   "notation": "1",
   "label": "Joint message 2018, paragraph 4, ask 1",
   "prefLabel": {
    "en": "Make national action plans with full participation of civil society and migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/para/4/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/para/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/para/4/ask/2",
   "notation": "2",
   "label": "Joint message 2018, paragraph 4, ask 2",
   "prefLabel": {
    "en": "Acknowledge what migrants contribute to society"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/para/4/ask/2",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/para/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/para/7/ask/1",
   "notation": "1",
   "label": "Joint message 2018, paragraph 7, ask 1",
   "prefLabel": {
    "en": "Read the Compact as a floor and go beyond it"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/para/7/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/para/7",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "joint-message-2018/para/9/ask/1",
   "notation": "1",
   "label": "Joint message 2018, paragraph 9, ask 1",
   "prefLabel": {
    "en": "Implement the Compact so that the rights of all migrants and the rule of law hold"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/joint-message-2018/para/9/ask/1",
   "broader": "https://w3id.org/migration-compact/joint-message-2018/para/9",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/joint-message-2018"
  },
  {
   "code": "priorities-2021/1/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1(a), ask 1",
   "prefLabel": {
    "en": "Keep immigration enforcement apart from health care, education, other public services, labour rights and justice"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/a",
   "broaderCode": "1(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1(b), ask 1",
   "prefLabel": {
    "en": "Give all migrants access to health services, at least primary care and care for COVID-19"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/b",
   "broaderCode": "1(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 1(b), ask 2",
   "prefLabel": {
    "en": "Protect safety and health at work in full"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/b",
   "broaderCode": "1(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1(c), ask 1",
   "prefLabel": {
    "en": "Enforce social protection whatever the migration status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/c",
   "broaderCode": "1(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/c/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 1(c), ask 2",
   "prefLabel": {
    "en": "Secure due process and access to justice whatever the migration status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/c/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/c",
   "broaderCode": "1(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1(d), ask 1",
   "prefLabel": {
    "en": "Make the procedures for keeping regular status wider and simpler"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/d",
   "broaderCode": "1(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/d/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 1(d), ask 2",
   "prefLabel": {
    "en": "Make the procedures for regularising those out of status wider and simpler"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/d/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/d",
   "broaderCode": "1(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/d/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 1(d), ask 3",
   "prefLabel": {
    "en": "Free workers from dependence on the employer for their status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/d/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/d",
   "broaderCode": "1(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1(e), ask 1",
   "prefLabel": {
    "en": "Open more visas and regular pathways to essential workers at all wage and skill levels"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/e",
   "broaderCode": "1(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/e/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 1(e), ask 2",
   "prefLabel": {
    "en": "Open long-term residence and naturalisation to essential workers"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/e/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/e",
   "broaderCode": "1(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/e/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 1(e), ask 3",
   "prefLabel": {
    "en": "Include the families of these workers"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/e/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/e",
   "broaderCode": "1(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1(f), ask 1",
   "prefLabel": {
    "en": "Support alternatives to detention run by civil society and communities"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/f",
   "broaderCode": "1(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 1, introduction, ask 1",
   "prefLabel": {
    "en": "Make the good emergency measures of the pandemic permanent and general"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/1/intro/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 1, introduction, ask 2",
   "prefLabel": {
    "en": "Address lasting vulnerabilities that institutions have built in"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/intro/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(a), ask 1",
   "prefLabel": {
    "en": "Set up joint mechanisms of monitoring, early warning, emergency operations and recovery"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/a",
   "broaderCode": "2(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(b), ask 1",
   "prefLabel": {
    "en": "Invest in people and programmes against the drivers of unsafe migration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/b",
   "broaderCode": "2(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 2(b), ask 2",
   "prefLabel": {
    "en": "Direct climate adaptation to the people most at risk, with decent work options"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/b",
   "broaderCode": "2(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/b/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 2(b), ask 3",
   "prefLabel": {
    "en": "Plan for the long term so that nobody has to migrate"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/b/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/b",
   "broaderCode": "2(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/b/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 2(b), ask 4",
   "prefLabel": {
    "en": "Finance loss and damage in countries hit by climate change"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/b/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/b",
   "broaderCode": "2(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(c), ask 1",
   "prefLabel": {
    "en": "Count migrants in national emergency preparedness and response, with the MICIC Guidelines"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/c",
   "broaderCode": "2(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(d), ask 1",
   "prefLabel": {
    "en": "Develop adaptation and resilience strategies against displacement and pay for them"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/d",
   "broaderCode": "2(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(e), ask 1",
   "prefLabel": {
    "en": "Develop admission and stay on humanitarian grounds, visas, sponsorship, permits and schooling after sudden disasters"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/e",
   "broaderCode": "2(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(f), ask 1",
   "prefLabel": {
    "en": "Develop solutions, planned relocation among them, for people driven out by slow-onset disasters"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/f",
   "broaderCode": "2(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/f/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 2(f), ask 2",
   "prefLabel": {
    "en": "Let regular pathways account for the climate displacement to be expected"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/f/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/f",
   "broaderCode": "2(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/f/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 2(f), ask 3",
   "prefLabel": {
    "en": "Make a plan to integrate climate migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/f/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/f",
   "broaderCode": "2(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/g/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2(g), ask 1",
   "prefLabel": {
    "en": "Cooperate more and make the Compact and other frameworks, the climate convention above all, coherent"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/g/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/g",
   "broaderCode": "2(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/g/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 2(g), ask 2",
   "prefLabel": {
    "en": "Avert and address loss and damage from climate-related displacement"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/g/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/g",
   "broaderCode": "2(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/g/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 2(g), ask 3",
   "prefLabel": {
    "en": "Support, protect and assist people who move for climate-related reasons"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/g/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/g",
   "broaderCode": "2(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 2, introduction, ask 1",
   "prefLabel": {
    "en": "Address climate change as a driver of migration and a source of vulnerability"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/intro/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 2, introduction, ask 2",
   "prefLabel": {
    "en": "Improve support, protection and assistance for people who migrate because of climate change"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/intro/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/intro/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 2, introduction, ask 3",
   "prefLabel": {
    "en": "Create new and flexible pathways of a size that matches climate change"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/intro/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/2/intro/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 2, introduction, ask 4",
   "prefLabel": {
    "en": "Plan for the long-term impacts of climate change"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/intro/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 3(a), ask 1",
   "prefLabel": {
    "en": "Give race and ethnicity a prominent place in the review and implementation of the Compact"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broaderCode": "3(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 3(a), ask 2",
   "prefLabel": {
    "en": "Fight toxic narratives about migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broaderCode": "3(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/a/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 3(a), ask 3",
   "prefLabel": {
    "en": "Punish violence against migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broaderCode": "3(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/a/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 3(a), ask 4",
   "prefLabel": {
    "en": "Repeal policies that uphold racial injustice"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broaderCode": "3(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/a/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 3(a), ask 5",
   "prefLabel": {
    "en": "Examine systems and services for inequalities in order to end xenophobic bias"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broaderCode": "3(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/a/ask/6",
   "notation": "6",
   "label": "Priorities 2021, priority 3(a), ask 6",
   "prefLabel": {
    "en": "Give migrants and diaspora a voice in decisions at all levels of government"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a/ask/6",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broaderCode": "3(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 3(b), ask 1",
   "prefLabel": {
    "en": "Give priority to the needs of women, girls and gender non-conforming people, health and labour rights among them"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/b",
   "broaderCode": "3(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 3(b), ask 2",
   "prefLabel": {
    "en": "Address the vulnerable situations of women, girls and gender non-conforming people and the structures that cause them"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/b",
   "broaderCode": "3(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 3(c), ask 1",
   "prefLabel": {
    "en": "Answer the vulnerability and needs of LGBTQI migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/c",
   "broaderCode": "3(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/3/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 3, introduction, ask 1",
   "prefLabel": {
    "en": "Address violations based on race, xenophobia, sex, gender, orientation and identity together"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(a), ask 1",
   "prefLabel": {
    "en": "Adhere to all ILO standards for all workers, whatever their status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broaderCode": "4(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(a), ask 2",
   "prefLabel": {
    "en": "Guarantee freedom of association, unions and collective bargaining to all workers whatever their status or sector"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broaderCode": "4(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/a/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 4(a), ask 3",
   "prefLabel": {
    "en": "Guarantee the right to strike to all workers whatever their status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broaderCode": "4(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/a/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 4(a), ask 4",
   "prefLabel": {
    "en": "Protect from the worst forms of child labour"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broaderCode": "4(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/a/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 4(a), ask 5",
   "prefLabel": {
    "en": "Build labour rights into all regular pathways"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broaderCode": "4(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/a/ask/6",
   "notation": "6",
   "label": "Priorities 2021, priority 4(a), ask 6",
   "prefLabel": {
    "en": "Respect the right to safe and healthy work whatever the status or sector"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a/ask/6",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broaderCode": "4(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(b), ask 1",
   "prefLabel": {
    "en": "Create a new social contract between governments, workers and employers"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broaderCode": "4(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(b), ask 2",
   "prefLabel": {
    "en": "Guarantee labour rights, union rights above all, to all workers whatever nationality, sector or status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broaderCode": "4(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/b/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 4(b), ask 3",
   "prefLabel": {
    "en": "Guarantee decent jobs"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broaderCode": "4(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/b/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 4(b), ask 4",
   "prefLabel": {
    "en": "Make social protection universal"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broaderCode": "4(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/b/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 4(b), ask 5",
   "prefLabel": {
    "en": "Bring due diligence and accountability into business"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broaderCode": "4(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/b/ask/6",
   "notation": "6",
   "label": "Priorities 2021, priority 4(b), ask 6",
   "prefLabel": {
    "en": "Use social dialogue for a just transition"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b/ask/6",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broaderCode": "4(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(c), ask 1",
   "prefLabel": {
    "en": "Set up access to justice at home and across borders, for wage theft too, whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/c",
   "broaderCode": "4(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/c/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(c), ask 2",
   "prefLabel": {
    "en": "Build these mechanisms with civil society and trade unions"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/c/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/c",
   "broaderCode": "4(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(d), ask 1",
   "prefLabel": {
    "en": "Give all migrant workers social protection"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/d",
   "broaderCode": "4(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/d/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(d), ask 2",
   "prefLabel": {
    "en": "Make social protection portable for those who return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/d/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/d",
   "broaderCode": "4(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/d/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 4(d), ask 3",
   "prefLabel": {
    "en": "Give health coverage at once on return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/d/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/d",
   "broaderCode": "4(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(e), ask 1",
   "prefLabel": {
    "en": "Bring all workers, farm and domestic workers above all, under labour law consistent with ILO conventions"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/e",
   "broaderCode": "4(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/e/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(e), ask 2",
   "prefLabel": {
    "en": "Do not discriminate against migrants in labour law"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/e/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/e",
   "broaderCode": "4(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(f), ask 1",
   "prefLabel": {
    "en": "End temporary labour programmes that expose workers to exploitation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/f",
   "broaderCode": "4(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/f/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(f), ask 2",
   "prefLabel": {
    "en": "Do not use temporary programmes to solve labour shortages, crises, climate change or irregular migration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/f/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/f",
   "broaderCode": "4(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/g/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(g), ask 1",
   "prefLabel": {
    "en": "Guarantee migrant workers equal treatment with nationals"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/g/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/g",
   "broaderCode": "4(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/g/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 4(g), ask 2",
   "prefLabel": {
    "en": "Guarantee social rights and family unity"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/g/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/g",
   "broaderCode": "4(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/g/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 4(g), ask 3",
   "prefLabel": {
    "en": "Open pathways to permanent residence and citizenship"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/g/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/g",
   "broaderCode": "4(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/g/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 4(g), ask 4",
   "prefLabel": {
    "en": "Protect migrant workers against exploitation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/g/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/g",
   "broaderCode": "4(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/g/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 4(g), ask 5",
   "prefLabel": {
    "en": "Enforce labour rights for all"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/g/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/g",
   "broaderCode": "4(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/h/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4(h), ask 1",
   "prefLabel": {
    "en": "Develop labour policies in dialogue with stakeholders, migrant workers' representatives included"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/h/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/h",
   "broaderCode": "4(h)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/4/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 4, introduction, ask 1",
   "prefLabel": {
    "en": "Promote and protect the rights of migrant workers"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(a), ask 1",
   "prefLabel": {
    "en": "Decide on regularisation by clear and objective criteria"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/a",
   "broaderCode": "5(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(b), ask 1",
   "prefLabel": {
    "en": "Let people apply for regularisation themselves, free of dependence on others"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/b",
   "broaderCode": "5(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(c), ask 1",
   "prefLabel": {
    "en": "Give documents that open services during regularisation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/c",
   "broaderCode": "5(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(d), ask 1",
   "prefLabel": {
    "en": "Give free legal aid in regularisation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/d",
   "broaderCode": "5(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/d/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 5(d), ask 2",
   "prefLabel": {
    "en": "Give an appeal that suspends removal"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/d/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/d",
   "broaderCode": "5(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(e), ask 1",
   "prefLabel": {
    "en": "End regularisation with a long, secure and independent residence permit"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/e",
   "broaderCode": "5(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/e/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 5(e), ask 2",
   "prefLabel": {
    "en": "Allow work while the application is pending"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/e/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/e",
   "broaderCode": "5(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/e/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 5(e), ask 3",
   "prefLabel": {
    "en": "Let the permit count towards citizenship"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/e/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/e",
   "broaderCode": "5(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/e/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 5(e), ask 4",
   "prefLabel": {
    "en": "Keep the permit independent of spouse, parent or employer"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/e/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/e",
   "broaderCode": "5(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(f), ask 1",
   "prefLabel": {
    "en": "Make regularisation accessible, cheap and simple in practice"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/f",
   "broaderCode": "5(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/g/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(g), ask 1",
   "prefLabel": {
    "en": "Issue work permits by streamlined procedures with few requirements"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/g/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/g",
   "broaderCode": "5(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/g/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 5(g), ask 2",
   "prefLabel": {
    "en": "Give work permits for as long as possible"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/g/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/g",
   "broaderCode": "5(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/h/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(h), ask 1",
   "prefLabel": {
    "en": "Let workers apply for pathways and status themselves"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/h/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/h",
   "broaderCode": "5(h)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/h/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 5(h), ask 2",
   "prefLabel": {
    "en": "Let workers move between jobs, independent of the employer"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/h/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/h",
   "broaderCode": "5(h)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/i/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5(i), ask 1",
   "prefLabel": {
    "en": "Involve migrants' associations, legal aid services and unions in regularisation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/i/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/i",
   "broaderCode": "5(i)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5, introduction, ask 1",
   "prefLabel": {
    "en": "Commit to more regular pathways in more sectors"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/intro/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 5, introduction, ask 2",
   "prefLabel": {
    "en": "Give more flexible options to remain, leave and return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/intro/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/intro/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 5, introduction, ask 3",
   "prefLabel": {
    "en": "Let migrants be joined by their families"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/intro/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/lead/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5, lead-in, ask 1",
   "prefLabel": {
    "en": "Regularise on a larger scale by simpler procedures"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/lead/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/lead",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/trail/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 5, closing words, ask 1",
   "prefLabel": {
    "en": "Give stateless persons protection and status at once"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/trail/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/trail",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/trail/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 5, closing words, ask 2",
   "prefLabel": {
    "en": "Prevent and reduce statelessness by closing gaps in nationality law and registration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/trail/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/trail",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/trail/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 5, closing words, ask 3",
   "prefLabel": {
    "en": "Give a secure status to stateless, unaccompanied and unregistered children and those of undocumented or deported parents"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/trail/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/trail",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/trail/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 5, closing words, ask 4",
   "prefLabel": {
    "en": "Be flexible about documents and ease birth registration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/trail/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/trail",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/5/trail/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 5, closing words, ask 5",
   "prefLabel": {
    "en": "Grant these children citizenship for their full inclusion"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/trail/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5/trail",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(a), ask 1",
   "prefLabel": {
    "en": "Assess all border policy and practice against human rights and dignity"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/a",
   "broaderCode": "6(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 6(a), ask 2",
   "prefLabel": {
    "en": "Do not use security measures against migrants as a blanket policy"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/a",
   "broaderCode": "6(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/a/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 6(a), ask 3",
   "prefLabel": {
    "en": "Do not use the pandemic as an excuse for push-backs"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/a/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/a",
   "broaderCode": "6(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/a/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 6(a), ask 4",
   "prefLabel": {
    "en": "Make no exception from human rights in the pandemic"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/a/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/a",
   "broaderCode": "6(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(b), ask 1",
   "prefLabel": {
    "en": "Ensure the right to protection of all who flee violence, disasters or abuse or were trafficked"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/b",
   "broaderCode": "6(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 6(b), ask 2",
   "prefLabel": {
    "en": "Identify vulnerable migrants in mixed movements and refer them, by need and right, with several actors"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/b",
   "broaderCode": "6(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(c), ask 1",
   "prefLabel": {
    "en": "Protect at borders, as a system, those who flee environmental change and disasters"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/c",
   "broaderCode": "6(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(d), ask 1",
   "prefLabel": {
    "en": "Commit to the right to seek asylum at borders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/d",
   "broaderCode": "6(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/d/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 6(d), ask 2",
   "prefLabel": {
    "en": "Put resources at borders to support refugees, trafficked persons and other vulnerable migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/d/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/d",
   "broaderCode": "6(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/d/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 6(d), ask 3",
   "prefLabel": {
    "en": "Give immediate access to food, shelter, health care and life-saving services at borders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/d/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/d",
   "broaderCode": "6(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(e), ask 1",
   "prefLabel": {
    "en": "Halt and reverse the moving of border control into countries of transit and origin"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/e",
   "broaderCode": "6(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(f), ask 1",
   "prefLabel": {
    "en": "Do not treat humanitarian help for migrants in distress as a crime"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/f",
   "broaderCode": "6(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/g/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6(g), ask 1",
   "prefLabel": {
    "en": "Search for missing migrants across borders, alive or dead"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/g/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/g",
   "broaderCode": "6(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/g/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 6(g), ask 2",
   "prefLabel": {
    "en": "Share genetic and other data between States for the search"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/g/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/g",
   "broaderCode": "6(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/g/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 6(g), ask 3",
   "prefLabel": {
    "en": "Keep these data confidential and apart from every other use"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/g/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/g",
   "broaderCode": "6(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/g/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 6(g), ask 4",
   "prefLabel": {
    "en": "Give families of the disappeared and of victims of crimes access to justice"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/g/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/g",
   "broaderCode": "6(g)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 6, introduction, ask 1",
   "prefLabel": {
    "en": "Demilitarise the enforcement of borders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/intro/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 6, introduction, ask 2",
   "prefLabel": {
    "en": "Halt and reverse the externalisation of borders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/intro/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/6/intro/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 6, introduction, ask 3",
   "prefLabel": {
    "en": "Decriminalise migration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/intro/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/7/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 7(a), ask 1",
   "prefLabel": {
    "en": "Provide alternatives to detention in the community for all migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/7/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/7/a",
   "broaderCode": "7(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/7/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 7(a), ask 2",
   "prefLabel": {
    "en": "Never detain a child for migration status or for being unaccompanied"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/7/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/7/a",
   "broaderCode": "7(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/7/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 7(b), ask 1",
   "prefLabel": {
    "en": "Comply with CMW General Comment 5 and the joint general comments on children in migration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/7/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/7/b",
   "broaderCode": "7(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/7/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 7, introduction, ask 1",
   "prefLabel": {
    "en": "Work towards the end of immigration detention"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/7/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/7/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/8/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 8, ask 1",
   "prefLabel": {
    "en": "Ensure due process in return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/8/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/8/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 8, ask 2",
   "prefLabel": {
    "en": "Uphold non-refoulement"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/8/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/8/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 8, ask 3",
   "prefLabel": {
    "en": "Let climate impacts bar a return where they threaten irreparable harm"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/8/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/8/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 8, ask 4",
   "prefLabel": {
    "en": "Weigh family ties and the rights of the child before a return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/8/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/8/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 8, ask 5",
   "prefLabel": {
    "en": "Regulate and monitor returns independently"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/8/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 9(a), ask 1",
   "prefLabel": {
    "en": "Uphold children's rights to protection in line with their best interests"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 9(a), ask 2",
   "prefLabel": {
    "en": "Uphold children's right to seek asylum"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 9(a), ask 3",
   "prefLabel": {
    "en": "Let children stay with or rejoin their families"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 9(a), ask 4",
   "prefLabel": {
    "en": "Make border and reception procedures child-sensitive"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 9(a), ask 5",
   "prefLabel": {
    "en": "End push-backs of children"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/6",
   "notation": "6",
   "label": "Priorities 2021, priority 9(a), ask 6",
   "prefLabel": {
    "en": "Determine the child's best interests before any return"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/6",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/7",
   "notation": "7",
   "label": "Priorities 2021, priority 9(a), ask 7",
   "prefLabel": {
    "en": "Abolish the immigration detention of children"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/7",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/8",
   "notation": "8",
   "label": "Priorities 2021, priority 9(a), ask 8",
   "prefLabel": {
    "en": "Hand unaccompanied children to children's services at once"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/8",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/a/ask/9",
   "notation": "9",
   "label": "Priorities 2021, priority 9(a), ask 9",
   "prefLabel": {
    "en": "Give unaccompanied children education, health, legal and social services"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a/ask/9",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broaderCode": "9(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 9(b), ask 1",
   "prefLabel": {
    "en": "Make best interest determinations a core of the system for all children"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/b",
   "broaderCode": "9(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 9(b), ask 2",
   "prefLabel": {
    "en": "Appoint an independent advocate for unaccompanied children"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/b",
   "broaderCode": "9(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 9(c), ask 1",
   "prefLabel": {
    "en": "Let every child take part in all matters that affect it"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/c",
   "broaderCode": "9(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/c/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 9(c), ask 2",
   "prefLabel": {
    "en": "Give children information that suits them"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/c/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/c",
   "broaderCode": "9(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 9(d), ask 1",
   "prefLabel": {
    "en": "Promote early childhood education and care whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/d",
   "broaderCode": "9(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/d/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 9(d), ask 2",
   "prefLabel": {
    "en": "Give access to education without discrimination by nationality, within about three months"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/d/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/d",
   "broaderCode": "9(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 9(e), ask 1",
   "prefLabel": {
    "en": "Give children mental health care"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/e",
   "broaderCode": "9(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/9/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 9(f), ask 1",
   "prefLabel": {
    "en": "Give citizenship at birth to children of migrants born in the country of destination"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9/f",
   "broaderCode": "9(f)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/10/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 10, ask 1",
   "prefLabel": {
    "en": "Build firewalls so that migrants without status or papers reach services, labour rights and justice without fear"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/10/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/10/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 10, ask 2",
   "prefLabel": {
    "en": "Give access to health services, education, labour protection and justice whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/10/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/10/ask/3",
   "notation": "3",
   "label": "Priorities 2021, priority 10, ask 3",
   "prefLabel": {
    "en": "Give people without identity papers access to services"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/10/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/10/ask/4",
   "notation": "4",
   "label": "Priorities 2021, priority 10, ask 4",
   "prefLabel": {
    "en": "Charge nothing for public health services such as care for COVID-19"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/10/ask/4",
   "broader": "https://w3id.org/migration-compact/priorities-2021/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/10/ask/5",
   "notation": "5",
   "label": "Priorities 2021, priority 10, ask 5",
   "prefLabel": {
    "en": "Arrest nobody at public institutions"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/10/ask/5",
   "broader": "https://w3id.org/migration-compact/priorities-2021/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/10/ask/6",
   "notation": "6",
   "label": "Priorities 2021, priority 10, ask 6",
   "prefLabel": {
    "en": "Open services to children, early childhood education included"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/10/ask/6",
   "broader": "https://w3id.org/migration-compact/priorities-2021/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 11(a), ask 1",
   "prefLabel": {
    "en": "Let migrants take part in making, applying and watching policies that affect them"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/a",
   "broaderCode": "11(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 11(a), ask 2",
   "prefLabel": {
    "en": "Make governments, local ones too, accountable by measurable indicators"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/a",
   "broaderCode": "11(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 11(b), ask 1",
   "prefLabel": {
    "en": "Recognise in law migrants' freedom of association, assembly and expression whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/b",
   "broaderCode": "11(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 11(c), ask 1",
   "prefLabel": {
    "en": "Take affirmative action so that women and vulnerable migrants can use their civic freedoms"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/c",
   "broaderCode": "11(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 11(d), ask 1",
   "prefLabel": {
    "en": "Give effective remedies for violations of civic freedoms whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/d",
   "broaderCode": "11(d)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 11(e), ask 1",
   "prefLabel": {
    "en": "Give migrants a right to phones and internet"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/e",
   "broaderCode": "11(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/e/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 11(e), ask 2",
   "prefLabel": {
    "en": "Let migrants reach information on migration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/e/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/e",
   "broaderCode": "11(e)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/11/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 11, introduction, ask 1",
   "prefLabel": {
    "en": "Put migrant voices at the centre and support their agency through association, assembly and expression"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/12/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 12(a), ask 1",
   "prefLabel": {
    "en": "Strengthen civic space for civil society"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12/a",
   "broaderCode": "12(a)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/12/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 12(b), ask 1",
   "prefLabel": {
    "en": "Do not punish humanitarian action for migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12/b",
   "broaderCode": "12(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/12/b/ask/2",
   "notation": "2",
   "label": "Priorities 2021, priority 12(b), ask 2",
   "prefLabel": {
    "en": "Do not use law to harass civil society and human rights defenders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/b/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12/b",
   "broaderCode": "12(b)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/12/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, priority 12(c), ask 1",
   "prefLabel": {
    "en": "Let migrant groups and civil society take part freely and fully in implementation and review"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12/c",
   "broaderCode": "12(c)",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/historic-moment/2/ask/1",
   "notation": "1",
   "label": "Priorities 2021, historic moment, paragraph 2, ask 1",
   "prefLabel": {
    "en": "Make coherent policy that puts weight on regularisation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/historic-moment/2/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/historic-moment/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/historic-moment/2/ask/2",
   "notation": "2",
   "label": "Priorities 2021, historic moment, paragraph 2, ask 2",
   "prefLabel": {
    "en": "Move pathways from temporary to long-term options"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/historic-moment/2/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/historic-moment/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/historic-moment/2/ask/3",
   "notation": "3",
   "label": "Priorities 2021, historic moment, paragraph 2, ask 3",
   "prefLabel": {
    "en": "Answer those in need of protection firmly and predictably whatever the status"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/historic-moment/2/ask/3",
   "broader": "https://w3id.org/migration-compact/priorities-2021/historic-moment/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/historic-moment/3/ask/1",
   "notation": "1",
   "label": "Priorities 2021, historic moment, paragraph 3, ask 1",
   "prefLabel": {
    "en": "Open spaces at national level to discuss progress with civil society"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/historic-moment/3/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/historic-moment/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/historic-moment/3/ask/2",
   "notation": "2",
   "label": "Priorities 2021, historic moment, paragraph 3, ask 2",
   "prefLabel": {
    "en": "Make commitments on these priorities together with civil society"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/historic-moment/3/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/historic-moment/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/introduction/2/ask/1",
   "notation": "1",
   "label": "Priorities 2021, introduction, paragraph 2, ask 1",
   "prefLabel": {
    "en": "Speed up implementation of the Compact by its guiding principles"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/introduction/2/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/introduction/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/introduction/2/ask/2",
   "notation": "2",
   "label": "Priorities 2021, introduction, paragraph 2, ask 2",
   "prefLabel": {
    "en": "Communicate and cooperate openly in the forum of 2022"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/introduction/2/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/introduction/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1(a), ask 1",
   "prefLabel": {
    "en": "Support meaningful participation, in key speaking roles too, of grassroots organisations"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/a",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/a/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modality 1(a), ask 2",
   "prefLabel": {
    "en": "Fund participants with fewer resources"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/a/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/a",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1, ask 1",
   "prefLabel": {
    "en": "Let civil society take part in the forum, inclusive and self-organised"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1(b), ask 1",
   "prefLabel": {
    "en": "Remove visa and other obstacles to taking part in person"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/b",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1(c), ask 1",
   "prefLabel": {
    "en": "Let participants who are not fully vaccinated take full part"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/c",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/d/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1(d), ask 1",
   "prefLabel": {
    "en": "Give non-State participants the same access as delegations in a hybrid forum"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/d/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/d",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/d/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modality 1(d), ask 2",
   "prefLabel": {
    "en": "Support grassroots migrant communities with resources and languages"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/d/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/d",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/e/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1(e), ask 1",
   "prefLabel": {
    "en": "Require no accreditation or other special procedure of non-State participants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/e/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/e",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/e/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modality 1(e), ask 2",
   "prefLabel": {
    "en": "Remove the clause by which States may object to a participant"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/e/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/e",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/f/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1(f), ask 1",
   "prefLabel": {
    "en": "Let children, youth and youth organisations take full part"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/f/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/f",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/1/trail/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 1, closing words, ask 1",
   "prefLabel": {
    "en": "Consult civil society on procedures well in advance"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/1/trail/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/1/trail",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/2/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 2, ask 1",
   "prefLabel": {
    "en": "Let civil society and other groups choose their own rapporteurs and speakers"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/2/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/2/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modality 2, ask 2",
   "prefLabel": {
    "en": "Give civil society enough rapporteurs and speakers for its diversity"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/2/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/3/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 3, ask 1",
   "prefLabel": {
    "en": "Hold regular dialogues with civil society at national, regional and global level"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/3/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/3/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modality 3, ask 2",
   "prefLabel": {
    "en": "Take civil society's contributions into reports to the forum"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/3/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/4/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 4, ask 1",
   "prefLabel": {
    "en": "Implement the Compact only by means that accord with human rights obligations"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/4/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/4/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modality 4, ask 2",
   "prefLabel": {
    "en": "Measure progress by the protection of migrants, civil society and human rights defenders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/4/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/5/a/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 5(a), ask 1",
   "prefLabel": {
    "en": "Discuss these priorities in the Global Forum, openly and with a view to action"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/5/a/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/5/a",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/5/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 5, ask 1",
   "prefLabel": {
    "en": "Use the Global Forum, led by States but not only of States, for dialogue and solutions"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/5/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/5/b/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 5(b), ask 1",
   "prefLabel": {
    "en": "Give civil society more room in the Global Forum, with access to governments at all levels"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/5/b/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/5/b",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/5/c/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modality 5(c), ask 1",
   "prefLabel": {
    "en": "Build on the results of the Global Forum"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/5/c/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/5/c",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/intro/ask/1",
   "notation": "1",
   "label": "Priorities 2021, modalities, introduction, ask 1",
   "prefLabel": {
    "en": "Make civil society a part of a common assessment of progress"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/intro/ask/1",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "priorities-2021/modality/intro/ask/2",
   "notation": "2",
   "label": "Priorities 2021, modalities, introduction, ask 2",
   "prefLabel": {
    "en": "Value the self-organisation of civil society in the forum"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/modality/intro/ask/2",
   "broader": "https://w3id.org/migration-compact/priorities-2021/modality/intro",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "zero-draft-statement-2018/every-step/4/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, civil society and migrants at every step, 4, ask 1",
   "prefLabel": {
    "en": "Live up to the New York Declaration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/every-step/4/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/every-step/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/every-step/4/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, civil society and migrants at every step, 4, ask 2",
   "prefLabel": {
    "en": "Live up to the Charter and to human rights in international law"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/every-step/4/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/every-step/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/1/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, follow-up and review, 1, ask 1",
   "prefLabel": {
    "en": "Monitor progress in line with the review of the 2030 Agenda, the high-level forum included"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/1/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/1",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/2/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, follow-up and review, 2, ask 1",
   "prefLabel": {
    "en": "Make follow-up and review an affair of many stakeholders"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/2/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/2/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, follow-up and review, 2, ask 2",
   "prefLabel": {
    "en": "Give migrants and refugees a key role in review"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/2/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/2/ask/3",
   "notation": "3",
   "label": "Zero Draft statement 2018, follow-up and review, 2, ask 3",
   "prefLabel": {
    "en": "Join the review with that of the refugee compact where relevant"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/2/ask/3",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/3/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, follow-up and review, 3, ask 1",
   "prefLabel": {
    "en": "Say what reform of the UN system does for the Compact"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/3/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/4/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, follow-up and review, 4, ask 1",
   "prefLabel": {
    "en": "Say how IOM is integrated into the UN system and its mandate aligned with the Charter"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/4/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/4/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, follow-up and review, 4, ask 2",
   "prefLabel": {
    "en": "Give civil society a more equal role in IOM"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/4/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/5/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, follow-up and review, 5, ask 1",
   "prefLabel": {
    "en": "Say what UN agencies do in implementation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/5/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/5/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, follow-up and review, 5, ask 2",
   "prefLabel": {
    "en": "Integrate UN specialised agencies fully into implementation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/5/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/follow-up/6/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, follow-up and review, 6, ask 1",
   "prefLabel": {
    "en": "Say how civil society and migrants take part"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/6/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/follow-up/6",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/footnote/3/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, footnote 3, ask 1",
   "prefLabel": {
    "en": "Put non-refoulement into all return policies"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/footnote/3/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/footnote/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/footnote/3/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, footnote 3, ask 2",
   "prefLabel": {
    "en": "Grant visas and residence where neither asylum nor return is possible"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/footnote/3/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/footnote/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/footnote/5/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, footnote 5, ask 1",
   "prefLabel": {
    "en": "Start a process to set goals, targets and indicators with dates"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/footnote/5/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/footnote/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/2/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, implementation and capacity building, 2, ask 1",
   "prefLabel": {
    "en": "Link implementation to that of the 2030 Agenda at every level"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/2/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/2/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, implementation and capacity building, 2, ask 2",
   "prefLabel": {
    "en": "Define the part and responsibilities of migrants, civil society and others in implementation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/2/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/2/ask/3",
   "notation": "3",
   "label": "Zero Draft statement 2018, implementation and capacity building, 2, ask 3",
   "prefLabel": {
    "en": "Make national and regional action plans"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/2/ask/3",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/3/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, implementation and capacity building, 3, ask 1",
   "prefLabel": {
    "en": "Say how both compacts interact in implementation"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/3/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/4/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, implementation and capacity building, 4, ask 1",
   "prefLabel": {
    "en": "Set up a financing facility for the Compact's commitments"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/4/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/4/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, implementation and capacity building, 4, ask 2",
   "prefLabel": {
    "en": "Fund human mobility adequately over many years"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/4/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/5/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, implementation and capacity building, 5, ask 1",
   "prefLabel": {
    "en": "Time the commitments in steps by the calendar of the review fora"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/5/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/implementation/6/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, implementation and capacity building, 6, ask 1",
   "prefLabel": {
    "en": "Give detail on capacity-building and how it is supported"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/6/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/implementation/6",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/1/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, irregular – regular, 1, ask 1",
   "prefLabel": {
    "en": "Open more regular pathways"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/1/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/1",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/2/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, irregular – regular, 2, ask 1",
   "prefLabel": {
    "en": "Give access to services and enforce labour law without discrimination"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/2/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/3/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, irregular – regular, 3, ask 1",
   "prefLabel": {
    "en": "Build capacities to deliver basic services to all migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/3/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/3/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, irregular – regular, 3, ask 2",
   "prefLabel": {
    "en": "Enforce labour law fairly for all migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/3/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/3/ask/3",
   "notation": "3",
   "label": "Zero Draft statement 2018, irregular – regular, 3, ask 3",
   "prefLabel": {
    "en": "Let all migrants use these services safely"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/3/ask/3",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/3",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/4/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, irregular – regular, 4, ask 1",
   "prefLabel": {
    "en": "Keep service providers out of immigration enforcement by firewalls"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/4/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/5/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, irregular – regular, 5, ask 1",
   "prefLabel": {
    "en": "Commit to access to basic services without discrimination"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/5/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/irregular-regular/5/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, irregular – regular, 5, ask 2",
   "prefLabel": {
    "en": "Discuss pathways for safe and regular movement"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/5/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/irregular-regular/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/migrant-refugee/2/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, migrant – refugee, 2, ask 1",
   "prefLabel": {
    "en": "Let both compacts work together on mixed movements, by need and right"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/2/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/migrant-refugee/2/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, migrant – refugee, 2, ask 2",
   "prefLabel": {
    "en": "Let the compacts overlap so that no group is left behind"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/2/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/2",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/migrant-refugee/4/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, migrant – refugee, 4, ask 1",
   "prefLabel": {
    "en": "Protect migrants in vulnerable situations throughout the migration cycle"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/4/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/migrant-refugee/4/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, migrant – refugee, 4, ask 2",
   "prefLabel": {
    "en": "Open pathways that answer to the drivers of migration"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/4/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/migrant-refugee/5/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, migrant – refugee, 5, ask 1",
   "prefLabel": {
    "en": "Assess how positions in both processes complement each other"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/5/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/migrant-refugee/6/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, migrant – refugee, 6, ask 1",
   "prefLabel": {
    "en": "Say how the interaction of both compacts will be monitored"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/6/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/migrant-refugee/6",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/vision/4/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, vision and aspiration, 4, ask 1",
   "prefLabel": {
    "en": "Turn good national practice into global commitments"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/4/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/vision/4/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, vision and aspiration, 4, ask 2",
   "prefLabel": {
    "en": "Protect objectives so that commitments stay in the Compact"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/4/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/4",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/vision/5/ask/1",
   "notation": "1",
   "label": "Zero Draft statement 2018, vision and aspiration, 5, ask 1",
   "prefLabel": {
    "en": "Do not fall behind existing practice and human rights instruments"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/5/ask/1",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  },
  {
   "code": "zero-draft-statement-2018/vision/5/ask/2",
   "notation": "2",
   "label": "Zero Draft statement 2018, vision and aspiration, 5, ask 2",
   "prefLabel": {
    "en": "Make a framework that protects all migrants"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/5/ask/2",
   "broader": "https://w3id.org/migration-compact/zero-draft-statement-2018/vision/5",
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/zero-draft-statement-2018"
  }
 ]
};
