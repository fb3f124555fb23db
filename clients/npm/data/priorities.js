export default {
 "iri": "https://w3id.org/migration-compact/codelists/priorities",
 "name": "priorities",
 "title": {
  "en": "Civil society's priorities of 2021 and their items",
  "es": "Prioridades de la sociedad civil de 2021 y sus puntos",
  "fr": "Priorités de la société civile de 2021 et leurs points"
 },
 "edition": {
  "version": "0.1.0",
  "date": "2026-11-21"
 },
 "textVersions": [
  {
   "iri": "https://w3id.org/migration-compact/priorities-2021",
   "label": "Global Civil Society Priorities towards the 2022 International Migration Review Forum (IMRF): 12 Key Ways for States to Get Back on Track"
  }
 ],
 "licence": "https://creativecommons.org/licenses/by/4.0/",
 "rights": "The texts stay their issuers' and are quoted with attribution. The licence is for what we add.",
 "note": null,
 "concepts": [
  {
   "code": "1",
   "notation": "1",
   "label": "Priorities 2021, priority 1",
   "prefLabel": {
    "en": "PANDEMIC RECOVERY"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/1",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "1(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 1(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 1(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establishing \"firewalls\" against immigration enforcement when migrants exercise their labor rights, seek justice, access healthcare, education, and other essential public services."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "1(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 1(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 1(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensuring access to health services for all migrants, particularly, and as a minimum, to COVID-19 vaccinations, testing and treatment, and primary health care, and full occupational safety and health protections."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "1(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 1(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 1(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enforcing social protections regardless of migration status, including due process rights and access to justice."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "1(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 1(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 1(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Acting to expand, simplify and streamline access to procedures for migrants to maintain regular status or, if out of status, to regularize their status, ensuring that migrant workers do not have to rely on their employers for these purposes."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "1(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 1(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 1(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Acting to increase access to visas and regular pathways as well as long-term residency and naturalization for essential workers across all wage and skills levels and members of their families."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "1(f)",
   "notation": "f",
   "label": "Priorities 2021, priority 1(f)",
   "prefLabel": {
    "en": "Priorities 2021, priority 1(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Supporting civil society- and community-based partnerships with alternatives to detention."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/1/f",
   "broader": "https://w3id.org/migration-compact/priorities-2021/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2",
   "notation": "2",
   "label": "Priorities 2021, priority 2",
   "prefLabel": {
    "en": "CLIMATE CHANGE"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/2",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 2(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish or strengthen joint mechanisms to monitor and anticipate risks and threats that might trigger or affect migration movements, including strengthening early warning systems, developing emergency procedures and toolkits, launching emergency operations, and supporting post-emergency recovery."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 2(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Invest urgently in people and programs to mitigate those risks and threats as drivers of unsafe and disorderly migration, and associated violations of human rights and resulting inequalities. Climate adaptation planning and implementation should focus on the needs of most at-risk populations and include the development of sustainable decent work options to promote greater resilience for communities, particularly from future shocks. Focus on long-term planning and not just reactive short-term solutions to ensure that climate adaptation and resilience measures make migration a choice and not a necessity. Support and implement financing for loss and damage in climate-impacted countries, where displaced communities are at risk of having to move across borders for their safety and wellbeing."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 2(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Account for migrants in national emergency preparedness and response, including by taking into consideration relevant recommendations from States-led (but not States-only) consultative processes, such as the Guidelines to Protect Migrants in Countries Experiencing Conflict or Natural Disaster (MICIC Guidelines)."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 2(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and adequately invest in adaptation and resilience strategies to reduce risks of displacement and distress migration in the face of sudden-onset disasters as well as slow-onset processes such as desertification, land degradation, drought and sea level rise."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 2(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and strengthen existing national and regional practices for transit, admission and stay of appropriate duration based on compassionate, humanitarian or other considerations for migrants compelled to leave their countries of origin due to sudden-onset climate and environmental disasters, while adaptation in or return to their country of origin is not possible, with relocation and visa options, including humanitarian visas, private sponsorships and work permits, and inclusive access to education for children."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(f)",
   "notation": "f",
   "label": "Priorities 2021, priority 2(f)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and strengthen solutions for and with migrants compelled to leave their countries of origin due to slow-onset disasters, such as desertification, land degradation, drought, and sea level rise, including by devising planned relocation strategies, in cases where adaptation in or return to their country of origin is not possible. As governments take on the mandate of the GCM to enhance better regular migration pathways, these pathways should account for projected climate displacement. As the climate crisis worsens, governments cannot wait to develop a plan to integrate climate migrants into societies and economies."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/f",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "2(g)",
   "notation": "g",
   "label": "Priorities 2021, priority 2(g)",
   "prefLabel": {
    "en": "Priorities 2021, priority 2(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Increase international and regional cooperation, and improve coherence between the GCM and other existing frameworks, in order to avert, minimize and address loss and damage associated with climate-related displacement and migration, and to ensure that people moving for climate-related reasons receive support, protection and assistance in fulfillment of their human rights. Such frameworks include the UN Framework Convention on Climate Change (UNFCCC), in particular the Taskforce on Displacement under the UNFCCC's Warsaw International Mechanism for Loss and Damage (WIM), which was established and recognized in the Paris Agreement Article 8 to reduce losses and damage from climate change."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/2/g",
   "broader": "https://w3id.org/migration-compact/priorities-2021/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "3",
   "notation": "3",
   "label": "Priorities 2021, priority 3",
   "prefLabel": {
    "en": "RACE, XENOPHOBIA, GENDER, SEXUAL ORIENTATION AND GENDER IDENTITY"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/3",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "3(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 3(a)",
   "prefLabel": {
    "en": "Racial Justice and Combatting Xenophobia"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "As a cornerstone of the human rights and non-discrimination guiding principle in the GCM, race and ethnicity, and the systemic link between migration and racial injustice, should feature prominently in GCM review and implementation. Actively fight toxic narratives and penalize violence against migrants. Too many governments remain silent, passive or insufficiently proactive in the face of increasing toxic narratives. And some governments even use toxic narratives against migrants for their own political agendas. Such attitudes leave room for, and fuel hatred, xenophobia and violence against migrants and their families. We should systematically and unequivocally repeal all policies that maintain, uphold or institutionalize racial injustice. In addition, we should examine existing social, economic, and political systems for inequalities in both structure and delivery of services, in order to eliminate xenophobic biases, as well as include the voices of migrants and diaspora in decision making at all levels of government, including and especially at local and grassroots levels."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "3(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 3(b)",
   "prefLabel": {
    "en": "Gender Justice"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The GCM's gender-responsiveness guiding principle is essential to achieve successful GCM implementation. Accordingly, UN Women's Guide to Gender-Responsive Implementation of the GCM provides clear, concrete and practical guidance to governments and other stakeholders and builds on the gender-responsiveness guiding principle in the GCM and in the objectives that mainstream these principles. In line with the Guide, GCM implementation should prioritize the needs (including that of women's health and women's labor rights at work), and address the challenges and vulnerable situations faced by women, girls and gender non-conforming people at all stages of migration, including the structures and policies that leave them vulnerable."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "3(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 3(c)",
   "prefLabel": {
    "en": "Sexual orientation and gender identity"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The lesbian, gay, bisexual, transgender, queer and intersex (LGBTQI) community are often violently targeted and abused worldwide. Implementation of GCM principles and objectives should be acutely sensitive and responsive to the situations of vulnerability experienced by, and the needs of LGBTQI migrants especially."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/3/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4",
   "notation": "4",
   "label": "Priorities 2021, priority 4",
   "prefLabel": {
    "en": "MIGRANT WORKERS' RIGHTS"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/4",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 4(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strict adherence to all international labor standards and rights as enumerated in International Labor Organization (ILO) conventions and principles for all workers, regardless of status. Recognizing workers agency, the freedom of association, right to organize and join unions and bargain collectively for decent work, the right to strike, and protections from the worst forms of child labor, should be guaranteed for all workers regardless of their migration status or sector, and should be built into all regular pathways. Migrant workers right to safe workplaces and occupational safety and health should be respected regardless of their status or work sector."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 4(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Work towards the creation of a New Social Contract for Migrant Workers between governments, workers and employers. This New Social Contract should include a universal guarantee for all workers, regardless of nationality, sector or status, that all labor rights are to be respected and universally applied, particularly the freedom of association, right to join unions and bargain collectively, that jobs are decent, social protection is universal, due diligence and accountability are driving business operations, and that social dialogue ensures just transition measures for climate and technology."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 4(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "In close collaboration with civil society and trade unions, establish formal in-country and cross-border mechanisms for access to justice, regardless of status, including for wage theft and other failure to pay or transfer earned benefits."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 4(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish social protection for all migrant workers, and for migrants who return to countries of origin (portability of social protections) and with immediate health coverage upon return."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 4(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Bring all workers, especially agriculture and domestic workers, under full coverage of national labor laws and protections that are consistent with international labor standards, including ILO Domestic Workers Convention (C189), ILO Violence and Harassment Convention (C190), and ILO Worst Forms of Child Labor Convention (C182), without discrimination against migrants among them."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(f)",
   "notation": "f",
   "label": "Priorities 2021, priority 4(f)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Eliminate the use of temporary (circular, sponsorship, or guest-worker) labor migration programs that systematically and structurally expose migrant workers to exploitation by recruiters, employers and others. Temporary migration programs should not be used as a solution to labor shortages, humanitarian crisis, climate change, or irregular migration."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/f",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(g)",
   "notation": "g",
   "label": "Priorities 2021, priority 4(g)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Migrant workers should be guaranteed equal treatment as nationals, social and family unity rights, pathways to permanent residency/citizenship, and protections against exploitation. Complementary labor market policies are vital to ensure enforcement of labor rights for all."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/g",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "4(h)",
   "notation": "h",
   "label": "Priorities 2021, priority 4(h)",
   "prefLabel": {
    "en": "Priorities 2021, priority 4(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Policies should also be developed in dialogue with stakeholders, including migrant workers' representatives."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/4/h",
   "broader": "https://w3id.org/migration-compact/priorities-2021/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5",
   "notation": "5",
   "label": "Priorities 2021, priority 5",
   "prefLabel": {
    "en": "REGULAR PATHWAYS AND REGULARIZATION"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/5",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 5(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Decisions should be based on clear and objective eligibility criteria."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 5(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "People should be able to apply themselves to avoid dependency on others, such as a spouse, parent, or employer, which can lead to exploitation."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 5(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Migrants should be provided adequate documentation to access services during the regularization procedure."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 5(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Migrants should have free legal aid and access to suspensive appeal."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 5(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The result should be an independent and secure residence permit, as long-term as possible, with work authorization rights while the regularization application is pending, and which can count towards citizenship/naturalization. It should not depend on anyone else, such as a spouse, parent, or employer."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(f)",
   "notation": "f",
   "label": "Priorities 2021, priority 5(f)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The regularization procedure needs to be accessible in practice. It should not be overly burdensome or expensive."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/f",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(g)",
   "notation": "g",
   "label": "Priorities 2021, priority 5(g)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Work permits should also have streamlined and efficient procedures, providing work permits for as long as possible, with minimal administrative requirements."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/g",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(h)",
   "notation": "h",
   "label": "Priorities 2021, priority 5(h)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Workers should be able to apply for legal migration pathways and status themselves, and have mobility within the labor market and independence from employers."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/h",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "5(i)",
   "notation": "i",
   "label": "Priorities 2021, priority 5(i)",
   "prefLabel": {
    "en": "Priorities 2021, priority 5(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Civil society – especially migrants’ associations, services providing legal aid, and trade unions – should be involved throughout the design and implementation of regularization programs."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/5/i",
   "broader": "https://w3id.org/migration-compact/priorities-2021/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6",
   "notation": "6",
   "label": "Priorities 2021, priority 6",
   "prefLabel": {
    "en": "PROTECTION AT BORDERS"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/6",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 6(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Critically assess all border policies, practices, and procedures to ensure the centrality of human rights and dignity of all migrants. Counter-terrorism and national security measures should not be used as a blanket policy against migrants. Further, the pandemic should not be used as an excuse to engage in push-backs or to establish exceptions or suspensions of human rights."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 6(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Recognize and ensure the rights to protection of migrants crossing borders who are fleeing from persecution, armed conflict, generalized violence, events seriously disturbing the public order including disasters, and serious human rights abuses, including torture, and who are victims of human trafficking. In contexts of mixed migration, this calls for replication of concrete and consistent multi-actor mechanisms for needs-first and rights-based identification, differentiation and referral of vulnerable migrants to specialized protection and assistance."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 6(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Systematize protection at borders for those fleeing environmental degradation, disasters and impacts of climate change."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 6(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure or reinstate real commitments to provide the right to seek asylum at borders. Infuse resources at borders to support refugees and asylum-seekers, trafficked persons, and other migrants in situations of vulnerability and ensure immediate access to food, shelter, healthcare, and other life-saving services."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 6(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Halt and reverse the trend to externalize border control and management into countries of transit and origin."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(f)",
   "notation": "f",
   "label": "Priorities 2021, priority 6(f)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Decriminalize humanitarian efforts by civil society organizations and human rights defenders who assist migrants in distress, such as during rescue at sea, providing aid and water in arid border regions, providing shelter or food assistance inland, etc."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/f",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "6(g)",
   "notation": "g",
   "label": "Priorities 2021, priority 6(g)",
   "prefLabel": {
    "en": "Priorities 2021, priority 6(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "In relation to GCM objectives 7 and 8, incorporate transnational mechanisms and inter-State cooperation to search for disappeared migrants, whether alive or deceased. These should include cooperation between States of origin, transit and destination, to share genetic data and other relevant information, within strict parameters of confidentiality, privacy safeguards, and firewalls effective against any other use of data, in order to facilitate access to justice for families of disappeared persons and victims of massacres or extrajudicial executions and other crimes."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/6/g",
   "broader": "https://w3id.org/migration-compact/priorities-2021/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "7",
   "notation": "7",
   "label": "Priorities 2021, priority 7",
   "prefLabel": {
    "en": "DETENTION"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/7",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "7(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 7(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 7(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure rights-centered, community-based, non-custodial alternatives to immigration detention, including community and civil society partnerships, for all migrants. Ensure that children are never detained solely because of their migration status or because they are unaccompanied."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/7/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "7(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 7(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 7(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure compliance and implementation of the United Nations Committee on the Protection of All Migrant Workers and Members of the Families (CMW) General Comment No. 5 on Migrants' Right to Liberty and Freedom from Arbitrary Detention, and the United Nations Committee on the Rights of the Child (CRC) and CMW Joint General Comment No.23 and No. 4 on States obligations regarding the human rights of children in the context of international migration in countries of origin, transit and destination."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/7/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "8",
   "notation": "8",
   "label": "Priorities 2021, priority 8",
   "prefLabel": {
    "en": "DEPORTATION/RETURN"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure due process rights and the principle of non-refoulement, including in cases where climate change impacts in country of origin would present a risk of irreparable harm, and giving due consideration to family ties, including the rights of the child. Greater regulation, independent monitoring, and scrutiny are essential to protect the rights and safety of returnees."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/8",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9",
   "notation": "9",
   "label": "Priorities 2021, priority 9",
   "prefLabel": {
    "en": "CHILDREN IN MIGRATION"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/9",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 9(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 9(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Uphold all children’s rights to access protection, seek asylum and remain and reunite with family members, in line with the child’s best interests, while taking public health precautions. This requires strengthening child-sensitive border and reception processes, ending pushbacks, carrying out a robust best interest determination before any return is considered for a child, and abolishing immigration detention of children. Unaccompanied children should be moved to the care of monitored, competent and culturally-sensitive children’s services without delay after crossing the border, and provided access to education, health, legal, social, and physical services and support."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 9(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 9(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure best interest determinations as a core component of the system for all children, with an independent child advocate especially appointed for children who are unaccompanied."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 9(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 9(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Support every child to participate in all matters affecting them and to facilitate their participation, including decisions related to placement, care, and access to services, in accordance with the age and maturity of the child. Crucial to this is the development and provision of child-friendly information on their rights, access to services, and options."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 9(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 9(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote the implementation of early childhood education and care programs. These can be used in joint programming efforts towards shared goals by differing cultural and ethnic groups, and should be accessible regardless of status. Ensure access to education without discrimination on the basis of nationality, in coherence with the Global Compact for Refugee’s commitment to ensure education “ideally a maximum of three months after arrival.”"
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 9(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 9(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide for the mental healthcare of children, particularly those who have undergone the separation from families, long-term crises and trauma etc."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "9(f)",
   "notation": "f",
   "label": "Priorities 2021, priority 9(f)",
   "prefLabel": {
    "en": "Priorities 2021, priority 9(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Granting full citizenship at birth, or soon after, for children born to migrants in countries of destination, so that they can have equal access to services, education and, later on, job opportunities and political life as citizens, and can become full members of the communities they have grown up and will live in."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/9/f",
   "broader": "https://w3id.org/migration-compact/priorities-2021/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "10",
   "notation": "10",
   "label": "Priorities 2021, priority 10",
   "prefLabel": {
    "en": "ACCESS TO SERVICES"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Adopt practical strategies and measures, including effective firewalls, to enable migrants, regardless of status and in situations where they lack official identity documents, to access public health services, education, labor rights protection mechanisms and justice, without fear of deportation, assuring that they will not be charged for public health services like those adopted for identification, treatment and control of the COVID-19 virus, or arrested whilst accessing public institutions (SDG 16, and GCM objectives 7 and 15). In addition, ensure the accessibility to services for children, including for early childhood education (ref. GCM objective 9.d)."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/10",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "11",
   "notation": "11",
   "label": "Priorities 2021, priority 11",
   "prefLabel": {
    "en": "MIGRANTS AGENCY AND VOICE"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/11",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "11(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 11(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 11(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "creating meaningful opportunities for migrant participation in the discussion, implementation and monitoring of laws, policies and practices that affect their lives, including by creating accountability mechanisms with measurable indicators for governments – including local governments – for a full, participatory implementation of the GCM."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "11(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 11(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 11(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "recognizing in domestic laws, migrants' right to freedom of association, assembly and expression, regardless of status, and establish laws, policies and practices supportive of migrants' exercise of these rights."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "11(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 11(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 11(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "taking positive measures, including affirmative action, to ensure that women migrants and migrants in specific vulnerable situations are able to effectively exercise their civic freedoms."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "11(d)",
   "notation": "d",
   "label": "Priorities 2021, priority 11(d)",
   "prefLabel": {
    "en": "Priorities 2021, priority 11(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "ensuring the accessibility of legal protection and effective judicial or other appropriate remedies to address any violation of migrants' civic freedoms regardless of status."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/d",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "11(e)",
   "notation": "e",
   "label": "Priorities 2021, priority 11(e)",
   "prefLabel": {
    "en": "Priorities 2021, priority 11(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "ensuring the right to access of digital tools (including mobile phones and WiFi access) that can be utilized by migrant communities as a means of communication and to access migration-related information."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/11/e",
   "broader": "https://w3id.org/migration-compact/priorities-2021/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "12",
   "notation": "12",
   "label": "Priorities 2021, priority 12",
   "prefLabel": {
    "en": "CIVIL SOCIETY ENGAGEMENT"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {},
   "iri": "https://w3id.org/migration-compact/priorities-2021/12",
   "broader": null,
   "broaderCode": null,
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "12(a)",
   "notation": "a",
   "label": "Priorities 2021, priority 12(a)",
   "prefLabel": {
    "en": "Priorities 2021, priority 12(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen civic space and create an enabling environment for civil society organizations in general, and particularly in this case for those working on migration and migrants' rights issues."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/a",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "12(b)",
   "notation": "b",
   "label": "Priorities 2021, priority 12(b)",
   "prefLabel": {
    "en": "Priorities 2021, priority 12(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that criminal justice and administrative laws are not misused to punish humanitarian action for migrants, or to harass civil society organizations and human rights defenders who work with migrants; and"
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/b",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  },
  {
   "code": "12(c)",
   "notation": "c",
   "label": "Priorities 2021, priority 12(c)",
   "prefLabel": {
    "en": "Priorities 2021, priority 12(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "The GCM, and other migration-related multilateral frameworks and instruments, should ensure that migrant groups and other civil society can freely and fully participate in their implementation and review."
   },
   "iri": "https://w3id.org/migration-compact/priorities-2021/12/c",
   "broader": "https://w3id.org/migration-compact/priorities-2021/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/priorities-2021"
  }
 ]
};
