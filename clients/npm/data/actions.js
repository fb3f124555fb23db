export default {
 "iri": "https://w3id.org/migration-compact/codelists/actions",
 "name": "actions",
 "title": {
  "en": "Actions under the objectives of the Global Compact for Migration",
  "es": "Acciones de los objetivos del Pacto Mundial para la Migración",
  "fr": "Mesures des objectifs du Pacte mondial sur les migrations"
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
   "code": "1(a)",
   "notation": "a",
   "label": "GCM objective 1(a)",
   "prefLabel": {
    "en": "GCM objective 1(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Elaborate and implement a comprehensive strategy for improving migration data at local, national, regional and global levels, with the participation of all relevant stakeholders, under the guidance of the United Nations Statistical Commission, by harmonizing methodologies for data collection, and strengthening analysis and dissemination of migration-related data and indicators"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(b)",
   "notation": "b",
   "label": "GCM objective 1(b)",
   "prefLabel": {
    "en": "GCM objective 1(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Improve international comparability and compatibility of migration statistics and national data systems, including by further developing and applying the statistical definition of an international migrant, elaborating a set of standards to measure migrant stocks and flows, and documenting migration patterns and trends, characteristics of migrants, as well as drivers and impacts of migration"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(c)",
   "notation": "c",
   "label": "GCM objective 1(c)",
   "prefLabel": {
    "en": "GCM objective 1(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop a global programme to build and enhance national capacities in data collection, analysis and dissemination to share data, address data gaps and assess key migration trends, that encourages collaboration between relevant stakeholders at all levels, provides dedicated training, financial support and technical assistance, leverages new data sources, including big data, and is reviewed by the United Nations Statistical Commission on a regular basis"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(d)",
   "notation": "d",
   "label": "GCM objective 1(d)",
   "prefLabel": {
    "en": "GCM objective 1(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Collect, analyse and use data on the effects and benefits of migration, as well as the contributions of migrants and diasporas to sustainable development, with a view to inform the implementation of the 2030 Agenda for Sustainable Development and related strategies and programmes at the local, national, regional and global levels"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(e)",
   "notation": "e",
   "label": "GCM objective 1(e)",
   "prefLabel": {
    "en": "GCM objective 1(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Support further development of and collaboration between existing global and regional databases and depositories, including the IOM Global Migration Data Portal and the World Bank Global Knowledge Partnership on Migration and Development, with a view to systematically consolidate relevant data in a transparent and user-friendly manner, while encouraging inter-agency collaboration to avoid duplication"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(f)",
   "notation": "f",
   "label": "GCM objective 1(f)",
   "prefLabel": {
    "en": "GCM objective 1(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish and strengthen regional centres for research and training on migration or migration observatories, such as the African Observatory for Migration and Development, to collect and analyse data in line with United Nations standards, including on best practices, the contributions of migrants, the overall economic, social and political benefits and challenges of migration in countries of origin, transit and destination, as well as drivers of migration, with a view to establishing shared strategies and maximizing the value of disaggregated migration data, in coordination with existing regional and subregional mechanisms"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(g)",
   "notation": "g",
   "label": "GCM objective 1(g)",
   "prefLabel": {
    "en": "GCM objective 1(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Improve national data collection by integrating migration-related topics in national censuses, as early as practicable, such as on country of birth, country of birth of parents, country of citizenship, country of residence five years prior to the census, most recent arrival date and reason for migrating, to ensure timely analysis and dissemination of results, disaggregated and tabulated in accordance with international standards, for statistical purposes"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(h)",
   "notation": "h",
   "label": "GCM objective 1(h)",
   "prefLabel": {
    "en": "GCM objective 1(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Conduct household, labour force and other surveys to collect information on the social and economic integration of migrants or add standard migration modules to existing household surveys to improve national, regional and international comparability, and make collected data available through public-use of statistical microdata files"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(i)",
   "notation": "i",
   "label": "GCM objective 1(i)",
   "prefLabel": {
    "en": "GCM objective 1(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enhance collaboration between State units responsible for migration data and national statistical offices to produce migration-related statistics, including by using administrative records for statistical purposes, such as border records, visa, resident permits, population registers and other relevant sources, while upholding the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(j)",
   "notation": "j",
   "label": "GCM objective 1(j)",
   "prefLabel": {
    "en": "GCM objective 1(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and use country-specific migration profiles, which include disaggregated data on all migration-relevant aspects in a national context, including those on labour market needs, demand and availability of skills, the economic, environmental and social impacts of migration, remittance transfer costs, health, education, occupation, living and working conditions, wages, and the needs of migrants and receiving communities, in order to develop evidence-based migration policies"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "1(k)",
   "notation": "k",
   "label": "GCM objective 1(k)",
   "prefLabel": {
    "en": "GCM objective 1(k)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate with relevant stakeholders in countries of origin, transit and destination to develop research, studies and surveys on the interrelationship between migration and the three dimensions of sustainable development, the contributions and skills of migrants and diasporas, as well as their ties to the countries of origin and destination"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/1/action/k",
   "broader": "https://w3id.org/migration-compact/gcm/objective/1",
   "broaderCode": "1",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(a)",
   "notation": "a",
   "label": "GCM objective 2(a)",
   "prefLabel": {
    "en": "GCM objective 2(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote the implementation of the 2030 Agenda for Sustainable Development, including the Sustainable Development Goals and the Addis Ababa Action Agenda, and the commitment to reach the furthest behind first, as well as the Paris Agreement and the Sendai Framework for Disaster Risk Reduction 2015-2030"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(b)",
   "notation": "b",
   "label": "GCM objective 2(b)",
   "prefLabel": {
    "en": "GCM objective 2(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Invest in programmes that accelerate States’ fulfilment of the Sustainable Development Goals with the aim of eliminating the adverse drivers and structural factors that compel people to leave their country of origin, including through poverty eradication, food security, health and sanitation, education, inclusive economic growth, infrastructure, urban and rural development, employment creation, decent work, gender equality and empowerment of women and girls, resilience and disaster risk reduction, climate change mitigation and adaptation, addressing the socioeconomic effects of all forms of violence, non-discrimination, rule of law and good governance, access to justice and protection of human rights, as well as creating and maintaining peaceful and inclusive societies with effective, accountable and transparent institutions"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(c)",
   "notation": "c",
   "label": "GCM objective 2(c)",
   "prefLabel": {
    "en": "GCM objective 2(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish or strengthen mechanisms to monitor and anticipate the development of risks and threats that might trigger or affect migration movements, strengthen early warning systems, develop emergency procedures and toolkits, launch emergency operations, and support post-emergency recovery, in close cooperation with and support of other States, relevant national and local authorities, National Human Rights Institutions, and civil society"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(d)",
   "notation": "d",
   "label": "GCM objective 2(d)",
   "prefLabel": {
    "en": "GCM objective 2(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Invest in sustainable development at local and national levels in all regions allowing all people to improve their lives and meet their aspirations, by fostering sustained, inclusive and sustainable economic growth, including through private and foreign direct investment and trade preferences, to create conducive conditions that allow communities and individuals to take advantage of opportunities in their own countries and drive sustainable development"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(e)",
   "notation": "e",
   "label": "GCM objective 2(e)",
   "prefLabel": {
    "en": "GCM objective 2(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Invest in human capital development by promoting entrepreneurship, education, vocational training and skills development programmes and partnerships, productive employment creation, in line with labour market needs, as well as in cooperation with the private sector and trade unions, with a view to reducing youth unemployment, avoiding brain drain and optimizing brain gain in countries of origin, and harnessing the demographic dividend"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(f)",
   "notation": "f",
   "label": "GCM objective 2(f)",
   "prefLabel": {
    "en": "GCM objective 2(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen collaboration between humanitarian and development actors, including by promoting joint analysis, multi-donor approaches and multi-year funding cycles, in order to develop long-term responses and outcomes that ensure respect for the rights of affected individuals, resilience and coping capacities of populations, as well as economic and social self-reliance, and by ensuring these efforts take migration into account"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(g)",
   "notation": "g",
   "label": "GCM objective 2(g)",
   "prefLabel": {
    "en": "GCM objective 2(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Account for migrants in national emergency preparedness and response, including by taking into consideration relevant recommendations from State-led consultative processes, such as the Guidelines to Protect Migrants in Countries Experiencing Conflict or Natural Disaster (MICIC Guidelines)"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(h)",
   "notation": "h",
   "label": "GCM objective 2(h)",
   "prefLabel": {
    "en": "GCM objective 2(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen joint analysis and sharing of information to better map, understand, predict and address migration movements, such as those that may result from sudden-onset and slow-onset natural disasters, the adverse effects of climate change, environmental degradation, as well as other precarious situations, while ensuring the effective respect, protection and fulfilment of the human rights of all migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(i)",
   "notation": "i",
   "label": "GCM objective 2(i)",
   "prefLabel": {
    "en": "GCM objective 2(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop adaptation and resilience strategies to sudden-onset and slow-onset natural disasters, the adverse effects of climate change, and environmental degradation, such as desertification, land degradation, drought and sea level rise, taking into account the potential implications on migration, while recognizing that adaptation in the country of origin is a priority"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(j)",
   "notation": "j",
   "label": "GCM objective 2(j)",
   "prefLabel": {
    "en": "GCM objective 2(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Integrate displacement considerations into disaster preparedness strategies and promote cooperation with neighbouring and other relevant countries to prepare for early warning, contingency planning, stockpiling, coordination mechanisms, evacuation planning, reception and assistance arrangements, and public information"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(k)",
   "notation": "k",
   "label": "GCM objective 2(k)",
   "prefLabel": {
    "en": "GCM objective 2(k)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Harmonize and develop approaches and mechanisms at subregional and regional levels to address the vulnerabilities of persons affected by sudden-onset and slow-onset natural disasters, by ensuring they have access to humanitarian assistance that meets their essential needs with full respect for their rights wherever they are, and by promoting sustainable outcomes that increase resilience and self-reliance, taking into account the capacities of all countries involved"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/k",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "2(l)",
   "notation": "l",
   "label": "GCM objective 2(l)",
   "prefLabel": {
    "en": "GCM objective 2(l)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop coherent approaches to address the challenges of migration movements in the context of sudden-onset and slow-onset natural disasters, including by taking into consideration relevant recommendations from State-led consultative processes, such as the Agenda for the Protection of Cross-Border Displaced Persons in the Context of Disasters and Climate Change, and the Platform on Disaster Displacement"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/2/action/l",
   "broader": "https://w3id.org/migration-compact/gcm/objective/2",
   "broaderCode": "2",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3(a)",
   "notation": "a",
   "label": "GCM objective 3(a)",
   "prefLabel": {
    "en": "GCM objective 3(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Launch and publicize a centralized and publicly accessible national website to make information available on regular migration options, such as on country-specific immigration laws and policies, visa requirements, application formalities, fees and conversion criteria, employment permit requirements, professional qualification requirements, credential assessment and equivalences, training and study opportunities, and living costs and conditions, in order to inform the decisions of migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/3/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3(b)",
   "notation": "b",
   "label": "GCM objective 3(b)",
   "prefLabel": {
    "en": "GCM objective 3(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote and improve systematic bilateral, regional and international cooperation and dialogue to exchange information on migration-related trends, including through joint databases, online platforms, international training centres and liaison networks, while upholding the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/3/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3(c)",
   "notation": "c",
   "label": "GCM objective 3(c)",
   "prefLabel": {
    "en": "GCM objective 3(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish open and accessible information points along relevant migration routes that can refer migrants to child-sensitive and gender-responsive support and counselling, offer opportunities to communicate with consular representatives of the country of origin, and make available relevant information, including on human rights and fundamental freedoms, appropriate protection and assistance, options and pathways for regular migration, and possibilities for return, in a language the person concerned understands"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/3/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3(d)",
   "notation": "d",
   "label": "GCM objective 3(d)",
   "prefLabel": {
    "en": "GCM objective 3(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide newly arrived migrants with targeted, gender-responsive, child-sensitive, accessible and comprehensive information and legal guidance on their rights and obligations, including on compliance with national and local laws, obtaining of work and resident permits, status adjustments, registration with authorities, access to justice to file complaints about rights violations, as well as on access to basic services"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/3/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "3(e)",
   "notation": "e",
   "label": "GCM objective 3(e)",
   "prefLabel": {
    "en": "GCM objective 3(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote multi-lingual, gender-responsive and evidence-based information campaigns and organize awareness-raising events and pre-departure orientation trainings in countries of origin, in cooperation with local authorities, consular and diplomatic missions, the private sector, academia, migrant and diaspora organizations and civil society, in order to promote safe, orderly and regular migration, as well as to highlight the risks associated with irregular and unsafe migration"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/3/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/3",
   "broaderCode": "3",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(a)",
   "notation": "a",
   "label": "GCM objective 4(a)",
   "prefLabel": {
    "en": "GCM objective 4(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Improve civil registry systems, with a particular focus on reaching unregistered persons and our nationals residing in other countries, including by providing relevant identity and civil registry documents, strengthening capacities, and investing in information and communication technology solutions, while upholding the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(b)",
   "notation": "b",
   "label": "GCM objective 4(b)",
   "prefLabel": {
    "en": "GCM objective 4(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Harmonize travel documents in line with the specifications of the International Civil Aviation Organization to facilitate interoperable and universal recognition of travel documents, as well as to combat identity fraud and document forgery, including by investing in digitalization, and strengthening mechanisms for biometric data-sharing, while upholding the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(c)",
   "notation": "c",
   "label": "GCM objective 4(c)",
   "prefLabel": {
    "en": "GCM objective 4(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure adequate, timely, reliable and accessible consular documentation to our nationals residing in other countries, including identity and travel documents, making use of information and communications technology, as well as community outreach, particularly in remote areas"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(d)",
   "notation": "d",
   "label": "GCM objective 4(d)",
   "prefLabel": {
    "en": "GCM objective 4(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Facilitate access to personal documentation, such as passports and visas, and ensure that relevant regulations and criteria to obtain such documentation are non-discriminatory, by undertaking a gender-responsive and age-sensitive review in order to prevent increased risk of vulnerabilities throughout the migration cycle"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(e)",
   "notation": "e",
   "label": "GCM objective 4(e)",
   "prefLabel": {
    "en": "GCM objective 4(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen measures to reduce statelessness, including by registering migrants’ births, ensuring that women and men can equally confer their nationality to their children, and providing nationality to children born in another State’s territory, especially in situations where a child would otherwise be stateless, fully respecting the human right to a nationality and in accordance with national legislation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(f)",
   "notation": "f",
   "label": "GCM objective 4(f)",
   "prefLabel": {
    "en": "GCM objective 4(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review and revise requirements to prove nationality at service delivery centres to ensure that migrants without proof of nationality or legal identity are not precluded from accessing basic services nor denied their human rights"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "4(g)",
   "notation": "g",
   "label": "GCM objective 4(g)",
   "prefLabel": {
    "en": "GCM objective 4(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Build upon existing practices at the local level that facilitate participation in community life, such as interaction with authorities and access to relevant services, through the issuance of registration cards to all persons living in a municipality, including migrants, that contain basic personal information, while not constituting entitlements to citizenship or residency"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/4/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/4",
   "broaderCode": "4",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(a)",
   "notation": "a",
   "label": "GCM objective 5(a)",
   "prefLabel": {
    "en": "GCM objective 5(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop human rights-based and gender-responsive bilateral, regional and multilateral labour mobility agreements with sector-specific standard terms of employment in cooperation with relevant stakeholders, drawing on relevant ILO standards, guidelines and principles, in compliance with international human rights and labour law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(b)",
   "notation": "b",
   "label": "GCM objective 5(b)",
   "prefLabel": {
    "en": "GCM objective 5(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Facilitate regional and cross-regional labour mobility through international and bilateral cooperation arrangements, such as free movement regimes, visa liberalization or multiple-country visas, and labour mobility cooperation frameworks, in accordance with national priorities, local market needs and skills supply"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(c)",
   "notation": "c",
   "label": "GCM objective 5(c)",
   "prefLabel": {
    "en": "GCM objective 5(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review and revise existing options and pathways for regular migration, with a view to optimize skills matching in labour markets, address demographic realities and development challenges and opportunities, in accordance with local and national labour market demands and skills supply, in consultation with the private sector and other relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(d)",
   "notation": "d",
   "label": "GCM objective 5(d)",
   "prefLabel": {
    "en": "GCM objective 5(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop flexible, rights-based and gender-responsive labour mobility schemes for migrants, in accordance with local and national labour market needs and skills supply at all skills levels, including temporary, seasonal, circular, and fast-track programmes in areas of labour shortages, by providing flexible, convertible and non-discriminatory visa and permit options, such as for permanent and temporary work, multiple-entry study, business, visit, investment and entrepreneurship"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(e)",
   "notation": "e",
   "label": "GCM objective 5(e)",
   "prefLabel": {
    "en": "GCM objective 5(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote effective skills matching in the national economy by involving local authorities and other relevant stakeholders, particularly the private sector and trade unions, in the analysis of the local labour market, identification of skills gaps, definition of required skills profiles, and evaluation of the efficacy of labour migration policies, in order to ensure market-responsive contractual labour mobility through regular pathways"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(f)",
   "notation": "f",
   "label": "GCM objective 5(f)",
   "prefLabel": {
    "en": "GCM objective 5(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Foster efficient and effective skills-matching programmes by reducing visa and permit processing timeframes for standard employment authorizations, and by offering accelerated and facilitated visa and permit processing for employers with a track record of compliance"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(g)",
   "notation": "g",
   "label": "GCM objective 5(g)",
   "prefLabel": {
    "en": "GCM objective 5(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop or build on existing national and regional practices for admission and stay of appropriate duration based on compassionate, humanitarian or other considerations for migrants compelled to leave their countries of origin, due to sudden-onset natural disasters and other precarious situations, such as by providing humanitarian visas, private sponsorships, access to education for children, and temporary work permits, while adaptation in or return to their country of origin is not possible"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(h)",
   "notation": "h",
   "label": "GCM objective 5(h)",
   "prefLabel": {
    "en": "GCM objective 5(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate to identify, develop and strengthen solutions for migrants compelled to leave their countries of origin due to slow-onset natural disasters, the adverse effects of climate change, and environmental degradation, such as desertification, land degradation, drought and sea level rise, including by devising planned relocation and visa options, in cases where adaptation in or return to their country of origin is not possible"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(i)",
   "notation": "i",
   "label": "GCM objective 5(i)",
   "prefLabel": {
    "en": "GCM objective 5(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Facilitate access to procedures for family reunification for migrants at all skills levels through appropriate measures that promote the realization of the right to family life and the best interests of the child, including by reviewing and revising applicable requirements, such as on income, language proficiency, length of stay, work authorization, and access to social security and services"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "5(j)",
   "notation": "j",
   "label": "GCM objective 5(j)",
   "prefLabel": {
    "en": "GCM objective 5(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Expand available options for academic mobility, including through bilateral and multilateral agreements that facilitate academic exchanges, such as scholarships for students and academic professionals, visiting professorships, joint training programmes, and international research opportunities, in cooperation with academic institutions and other relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/5/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/5",
   "broaderCode": "5",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(a)",
   "notation": "a",
   "label": "GCM objective 6(a)",
   "prefLabel": {
    "en": "GCM objective 6(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote signature, ratification, accession and implementation of relevant international instruments related to international labour migration, labour rights, decent work and forced labour"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(b)",
   "notation": "b",
   "label": "GCM objective 6(b)",
   "prefLabel": {
    "en": "GCM objective 6(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Build upon the work of existing bilateral, subregional and regional platforms that have overcome obstacles and identified best practices in labour mobility, by facilitating cross-regional dialogue to share this knowledge, and to promote the full respect for the human and labour rights of migrant workers at all skills levels, including migrant domestic workers"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(c)",
   "notation": "c",
   "label": "GCM objective 6(c)",
   "prefLabel": {
    "en": "GCM objective 6(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Improve regulations on public and private recruitment agencies, in order to align them with international guidelines and best practices, prohibit recruiters and employers from charging or shifting recruitment fees or related costs to migrant workers in order to prevent debt bondage, exploitation and forced labour, including by establishing mandatory, enforceable mechanisms for effective regulation and monitoring of the recruitment industry"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(d)",
   "notation": "d",
   "label": "GCM objective 6(d)",
   "prefLabel": {
    "en": "GCM objective 6(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish partnerships with all relevant stakeholders, including employers, migrant workers organizations and trade unions, to ensure that migrant workers are provided written contracts and are made aware of the provisions therein, the regulations relating to international labour recruitment and employment in the country of destination, their rights and obligations, as well as on how to access effective complaint and redress mechanisms, in a language they understand"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(e)",
   "notation": "e",
   "label": "GCM objective 6(e)",
   "prefLabel": {
    "en": "GCM objective 6(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enact and implement national laws that sanction human and labour rights violations, especially in cases of forced and child labour, and cooperate with the private sector, including employers, recruiters, subcontractors and suppliers, to build partnerships that promote conditions for decent work, prevent abuse and exploitation, and ensure that the roles and responsibilities within the recruitment and employment processes are clearly outlined, thereby enhancing supply chain transparency"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(f)",
   "notation": "f",
   "label": "GCM objective 6(f)",
   "prefLabel": {
    "en": "GCM objective 6(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen the enforcement of fair and ethical recruitment and decent work norms and policies by enhancing the abilities of labour inspectors and other authorities to better monitor recruiters, employers and service providers in all sectors, ensuring that international human rights and labour law is observed to prevent all forms of exploitation, slavery, servitude, and forced, compulsory or child labour"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(g)",
   "notation": "g",
   "label": "GCM objective 6(g)",
   "prefLabel": {
    "en": "GCM objective 6(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and strengthen labour migration and fair and ethical recruitment processes that allow migrants to change employers and modify the conditions or length of their stay with minimal administrative burden, while promoting greater opportunities for decent work and respect for international human rights and labour law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(h)",
   "notation": "h",
   "label": "GCM objective 6(h)",
   "prefLabel": {
    "en": "GCM objective 6(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Take measures that prohibit the confiscation or non-consensual retention of work contracts, and travel or identity documents from migrants, in order to prevent abuse, all forms of exploitation, forced, compulsory and child labour, extortion and other situations of dependency, and to allow migrants to fully exercise their human rights"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(i)",
   "notation": "i",
   "label": "GCM objective 6(i)",
   "prefLabel": {
    "en": "GCM objective 6(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide migrant workers engaged in remunerated and contractual labour with the same labour rights and protections extended to all workers in the respective sector, such as the rights to just and favourable conditions of work, to equal pay for work of equal value, to freedom of peaceful assembly and association, and to the highest attainable standard of physical and mental health, including through wage protection mechanisms, social dialogue and membership in trade unions"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(j)",
   "notation": "j",
   "label": "GCM objective 6(j)",
   "prefLabel": {
    "en": "GCM objective 6(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure migrants working in the informal economy have safe access to effective reporting, complaint, and redress mechanisms in cases of exploitation, abuse or violations of their rights in the workplace, in a manner that does not exacerbate vulnerabilities of migrants that denounce such incidents and allow them to participate in respective legal proceedings whether in the country of origin or destination"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(k)",
   "notation": "k",
   "label": "GCM objective 6(k)",
   "prefLabel": {
    "en": "GCM objective 6(k)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review relevant national labour laws, employment policies and programmes to ensure that they include considerations of the specific needs and contributions of women migrant workers, especially in domestic work and lower-skilled occupations, and adopt specific measures to prevent, report, address and provide effective remedy for all forms of exploitation and abuse, including sexual and gender-based violence, as a basis to promote gender-responsive labour mobility policies"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/k",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "6(l)",
   "notation": "l",
   "label": "GCM objective 6(l)",
   "prefLabel": {
    "en": "GCM objective 6(l)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and improve national policies and programmes relating to international labour mobility, including by taking into consideration relevant recommendations of the ILO General Principles and Operational Guidelines for Fair Recruitment, the United Nations Guiding Principles on Business and Human Rights, and the IOM International Recruitment Integrity System (IRIS)"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/6/action/l",
   "broader": "https://w3id.org/migration-compact/gcm/objective/6",
   "broaderCode": "6",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(a)",
   "notation": "a",
   "label": "GCM objective 7(a)",
   "prefLabel": {
    "en": "GCM objective 7(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review relevant policies and practices to ensure they do not create, exacerbate or unintentionally increase vulnerabilities of migrants, including by applying a human rights-based, gender- and disability-responsive, as well as an age- and child-sensitive approach"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(b)",
   "notation": "b",
   "label": "GCM objective 7(b)",
   "prefLabel": {
    "en": "GCM objective 7(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish comprehensive policies and develop partnerships that provide migrants in a situation of vulnerability, regardless of their migration status, with necessary support at all stages of migration, through identification and assistance, as well as protection of their human rights, in particular in cases related to women at risk, children, especially those unaccompanied or separated from their families, members of ethnic and religious minorities, victims of violence, including sexual and gender-based violence, older persons, persons with disabilities, persons who are discriminated against on any basis, indigenous peoples, workers facing exploitation and abuse, domestic workers, victims of trafficking in persons, and migrants subject to exploitation and abuse in the context of smuggling of migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(c)",
   "notation": "c",
   "label": "GCM objective 7(c)",
   "prefLabel": {
    "en": "GCM objective 7(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop gender-responsive migration policies to address the particular needs and vulnerabilities of migrant women, girls and boys, which may include assistance, health care, psychological and other counselling services, as well as access to justice and effective remedies, especially in cases of sexual and gender-based violence, abuse and exploitation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(d)",
   "notation": "d",
   "label": "GCM objective 7(d)",
   "prefLabel": {
    "en": "GCM objective 7(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review relevant existing labour laws and work conditions to identify and effectively address workplace-related vulnerabilities and abuses of migrant workers at all skills levels, including domestic workers, and those working in the informal economy, in cooperation with relevant stakeholders, particularly the private sector"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(e)",
   "notation": "e",
   "label": "GCM objective 7(e)",
   "prefLabel": {
    "en": "GCM objective 7(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Account for migrant children in national child protection systems by establishing robust procedures for the protection of migrant children in relevant legislative, administrative and judicial proceedings and decisions, as well as in all migration policies and programmes that impact children, including consular protection policies and services, as well as cross-border cooperation frameworks, in order to ensure the best interests of the child are appropriately integrated, consistently interpreted and applied in coordination and cooperation with child protection authorities"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(f)",
   "notation": "f",
   "label": "GCM objective 7(f)",
   "prefLabel": {
    "en": "GCM objective 7(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Protect unaccompanied and separated children at all stages of migration through the establishment of specialized procedures for their identification, referral, care and family reunification, and provide access to health care services, including mental health, education, legal assistance and the right to be heard in administrative and judicial proceedings, including by swiftly appointing a competent and impartial legal guardian, as essential means to address their particular vulnerabilities and discrimination, protect them from all forms of violence, and provide access to sustainable solutions that are in their best interests"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(g)",
   "notation": "g",
   "label": "GCM objective 7(g)",
   "prefLabel": {
    "en": "GCM objective 7(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure migrants have access to public or affordable independent legal assistance and representation in legal proceedings that affect them, including during any related judicial or administrative hearing, in order to safeguard that all migrants, everywhere, are recognized as persons before the law and that the delivery of justice is impartial and non-discriminatory"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(h)",
   "notation": "h",
   "label": "GCM objective 7(h)",
   "prefLabel": {
    "en": "GCM objective 7(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop accessible and expedient procedures that facilitate transitions from one status to another and inform migrants of their rights and obligations, so as to prevent migrants from falling into an irregular status in the country of destination, to reduce precariousness of status and related vulnerabilities, as well as to enable individual status assessments for migrants, including for those who have fallen out of regular status, without fear of arbitrary expulsion"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(i)",
   "notation": "i",
   "label": "GCM objective 7(i)",
   "prefLabel": {
    "en": "GCM objective 7(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Build on existing practices to facilitate access for migrants in an irregular status to an individual assessment that may lead to regular status, on a case by case basis and with clear and transparent criteria, especially in cases where children, youth and families are involved, as an option to reduce vulnerabilities, as well as for States to ascertain better knowledge of the resident population"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(j)",
   "notation": "j",
   "label": "GCM objective 7(j)",
   "prefLabel": {
    "en": "GCM objective 7(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Apply specific support measures to ensure that migrants caught up in situations of crisis in countries of transit and destination have access to consular protection and humanitarian assistance , including by facilitating cross-border and broader international cooperation, as well as by taking migrant populations into account in crisis preparedness, emergency response and post-crisis action"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(k)",
   "notation": "k",
   "label": "GCM objective 7(k)",
   "prefLabel": {
    "en": "GCM objective 7(k)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Involve local authorities and relevant stakeholders in the identification, referral and assistance of migrants in a situation of vulnerability, including through agreements with national protection bodies, legal aid and service providers, as well as the engagement of mobile response teams, where they exist"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/k",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "7(l)",
   "notation": "l",
   "label": "GCM objective 7(l)",
   "prefLabel": {
    "en": "GCM objective 7(l)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop national policies and programmes to improve national responses that address the needs of migrants in situations of vulnerability, including by taking into consideration relevant recommendations of the Global Migration Group Principles and Guidelines, Supported by Practical Guidance, on the Human Rights Protection of Migrants in Vulnerable Situations"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/7/action/l",
   "broader": "https://w3id.org/migration-compact/gcm/objective/7",
   "broaderCode": "7",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8(a)",
   "notation": "a",
   "label": "GCM objective 8(a)",
   "prefLabel": {
    "en": "GCM objective 8(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop procedures and agreements on search and rescue of migrants, with the primary objective to protect migrants’ right to life that uphold the prohibition of collective expulsion, guarantee due process and individual assessments, enhance reception and assistance capacities, and ensure that the provision of assistance of an exclusively humanitarian nature for migrants is not considered unlawful"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/8/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8(b)",
   "notation": "b",
   "label": "GCM objective 8(b)",
   "prefLabel": {
    "en": "GCM objective 8(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review the impacts of migration-related policies and laws to ensure that these do not raise or create the risk of migrants going missing, including by identifying dangerous transit routes used by migrants, by working with other States as well as relevant stakeholders and international organizations to identify contextual risks and establishing mechanisms for preventing and responding to such situations, with particular attention to migrant children, especially those unaccompanied or separated"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/8/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8(c)",
   "notation": "c",
   "label": "GCM objective 8(c)",
   "prefLabel": {
    "en": "GCM objective 8(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enable migrants to communicate with their families without delay to inform them that they are alive by facilitating access to means of communication along routes and at their destination, including in places of detention, as well as access to consular missions, local authorities and organizations that can provide assistance with family contacts, especially in cases of unaccompanied or separated migrant children, as well as adolescents"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/8/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8(d)",
   "notation": "d",
   "label": "GCM objective 8(d)",
   "prefLabel": {
    "en": "GCM objective 8(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish transnational coordination channels, including through consular cooperation, and designate contact points for families looking for missing migrants, through which families can be kept informed on the status of the search and obtain other relevant information, while respecting the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/8/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8(e)",
   "notation": "e",
   "label": "GCM objective 8(e)",
   "prefLabel": {
    "en": "GCM objective 8(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Collect, centralize and systematize data regarding corpses and ensure traceability after burial, in accordance with internationally accepted forensic standards, and establish coordination channels at transnational level to facilitate identification and the provision of information to families"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/8/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "8(f)",
   "notation": "f",
   "label": "GCM objective 8(f)",
   "prefLabel": {
    "en": "GCM objective 8(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Make all efforts, including through international cooperation, to recover, identify and repatriate the remains of deceased migrants to their countries of origin, respecting the wishes of grieving families, and, in the case of unidentified individuals, facilitate the identification and subsequent recovery of the mortal remains, ensuring that the remains of deceased migrants are treated in a dignified, respectful and proper manner"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/8/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/8",
   "broaderCode": "8",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9(a)",
   "notation": "a",
   "label": "GCM objective 9(a)",
   "prefLabel": {
    "en": "GCM objective 9(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote ratification, accession and implementation of the Protocol against the Smuggling of Migrants by Land, Sea and Air, supplementing the United Nations Convention against Transnational Organised Crime (UNTOC)"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/9/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9(b)",
   "notation": "b",
   "label": "GCM objective 9(b)",
   "prefLabel": {
    "en": "GCM objective 9(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Use transnational, regional and bilateral mechanisms to share relevant information and intelligence on smuggling routes, modus operandi and financial transactions of smuggling networks, vulnerabilities faced by smuggled migrants, and other data to dismantle the smuggling networks and enhance joint responses"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/9/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9(c)",
   "notation": "c",
   "label": "GCM objective 9(c)",
   "prefLabel": {
    "en": "GCM objective 9(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop gender-responsive and child-sensitive cooperation protocols along migration routes that outline step-by-step measures to adequately identify and assist smuggled migrants, in accordance with international law, as well as to facilitate cross-border law enforcement and intelligence cooperation in order to prevent and counter smuggling of migrants with the aim to end impunity for smugglers and prevent irregular migration, while ensuring that counter-smuggling measures are in full respect for human rights"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/9/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9(d)",
   "notation": "d",
   "label": "GCM objective 9(d)",
   "prefLabel": {
    "en": "GCM objective 9(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Adopt legislative and other measures as may be necessary to establish the smuggling of migrants as a criminal offence, when committed intentionally and in order to obtain, directly or indirectly, a financial or other material benefit for the smuggler, and include enhanced penalties for smuggling of migrants under aggravating circumstances, in accordance with international law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/9/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9(e)",
   "notation": "e",
   "label": "GCM objective 9(e)",
   "prefLabel": {
    "en": "GCM objective 9(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Design, review or amend relevant policies and procedures to distinguish between the crimes of smuggling of migrants and trafficking in persons by using the correct definitions and applying distinct responses to these separate crimes, while recognizing that smuggled migrants might also become victims of trafficking in persons, therefore requiring appropriate protection and assistance"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/9/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "9(f)",
   "notation": "f",
   "label": "GCM objective 9(f)",
   "prefLabel": {
    "en": "GCM objective 9(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Take measures to prevent the smuggling of migrants along the migration cycle in partnership with other States and relevant stakeholders, including by cooperating in the fields of development, public information, justice, as well as training and technical capacity-building at national and local levels, paying special attention to geographic areas from where irregular migration systematically originates"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/9/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/9",
   "broaderCode": "9",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(a)",
   "notation": "a",
   "label": "GCM objective 10(a)",
   "prefLabel": {
    "en": "GCM objective 10(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote, ratification, accession and implementation of the Protocol to Prevent, Suppress and Punish Trafficking in Persons Especially Women and Children, supplementing the United Nations Convention against Transnational Organized Crime (UNTOC)"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(b)",
   "notation": "b",
   "label": "GCM objective 10(b)",
   "prefLabel": {
    "en": "GCM objective 10(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote the implementation of the Global Plan of Action to Combat Trafficking in Persons and take into consideration relevant recommendations of the UNODC Toolkit to Combat Trafficking in Persons and other relevant UNODC documents when developing and implementing national and regional policies and measures relating to trafficking in persons"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(c)",
   "notation": "c",
   "label": "GCM objective 10(c)",
   "prefLabel": {
    "en": "GCM objective 10(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Monitor irregular migration routes which may be exploited by human trafficking networks to recruit and victimize smuggled or irregular migrants, in order to strengthen cooperation at bilateral, regional and cross-regional levels on prevention, investigation, and prosecution of perpetrators, as well as on identification of, and protection and assistance to victims of trafficking in persons"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(d)",
   "notation": "d",
   "label": "GCM objective 10(d)",
   "prefLabel": {
    "en": "GCM objective 10(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Share relevant information and intelligence through transnational and regional mechanisms, including on the modus operandi, economic models and conditions driving trafficking networks, strengthen cooperation between all relevant actors, including financial intelligence units, regulators and financial institutions, to identify and disrupt financial flows associated with trafficking in persons, and enhance judicial cooperation and enforcement with the aim to ensure accountability and end impunity"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(e)",
   "notation": "e",
   "label": "GCM objective 10(e)",
   "prefLabel": {
    "en": "GCM objective 10(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Apply measures that address the particular vulnerabilities of women, men, girls and boys, regardless of their migration status, that have become or are at risk of becoming victims of trafficking in persons and other forms of exploitation by facilitating access to justice and safe reporting without fear of detention, deportation or penalty, focusing on prevention, identification, appropriate protection and assistance, and addressing specific forms of abuse and exploitation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(f)",
   "notation": "f",
   "label": "GCM objective 10(f)",
   "prefLabel": {
    "en": "GCM objective 10(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that definitions of trafficking in persons used in legislation, migration policy and planning, as well as in judicial prosecutions are in accordance with international law, in order to distinguish between the crimes of trafficking in persons and smuggling of migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(g)",
   "notation": "g",
   "label": "GCM objective 10(g)",
   "prefLabel": {
    "en": "GCM objective 10(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen legislation and relevant procedures to enhance prosecution of traffickers, avoid criminalization of migrants who are victims of trafficking in persons for trafficking-related offences, and ensure that the victim receives appropriate protection and assistance, not conditional upon cooperation with the authorities against suspected traffickers"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(h)",
   "notation": "h",
   "label": "GCM objective 10(h)",
   "prefLabel": {
    "en": "GCM objective 10(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide migrants that have become victims of trafficking in persons with protection and assistance, such as measures for physical, psychological and social recovery, as well as measures that permit them to remain in the country of destination, temporarily or permanently, in appropriate cases, facilitating victims’ access to justice, including redress and compensation, in accordance with international law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(i)",
   "notation": "i",
   "label": "GCM objective 10(i)",
   "prefLabel": {
    "en": "GCM objective 10(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Create national and local information systems and training programmes which alert and educate citizens, employers, as well as public officials and law enforcement officers, and strengthen capacities to identify signs of trafficking in persons, such as forced, compulsory or child labour, in countries of origin, transit and destination"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "10(j)",
   "notation": "j",
   "label": "GCM objective 10(j)",
   "prefLabel": {
    "en": "GCM objective 10(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Invest in awareness-raising campaigns, in partnership with relevant stakeholders, for migrants and prospective migrants on the risks and dangers of trafficking in persons, and provide them with information on preventing and reporting trafficking activities"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/10/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/10",
   "broaderCode": "10",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(a)",
   "notation": "a",
   "label": "GCM objective 11(a)",
   "prefLabel": {
    "en": "GCM objective 11(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enhance international, regional and cross-regional border management cooperation, taking into consideration the particular situation of countries of transit, on proper identification, timely and efficient referral, assistance and appropriate protection of migrants in situations of vulnerability at or near international borders, in compliance with international human rights law, by adopting whole-of-government approaches, implementing joint cross-border trainings, and fostering capacity-building measures"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(b)",
   "notation": "b",
   "label": "GCM objective 11(b)",
   "prefLabel": {
    "en": "GCM objective 11(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish appropriate structures and mechanisms for effective integrated border management by ensuring comprehensive and efficient border crossing procedures, including through pre-screening of arriving persons, pre-reporting by carriers of passengers, and use of information and communication technology, while upholding the principle of non-discrimination, respecting the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(c)",
   "notation": "c",
   "label": "GCM objective 11(c)",
   "prefLabel": {
    "en": "GCM objective 11(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review and revise relevant national procedures for border screening, individual assessment and interview processes to ensure due process at international borders and that all migrants are treated in accordance with international human rights law, including through cooperation with National Human Rights Institutions and other relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(d)",
   "notation": "d",
   "label": "GCM objective 11(d)",
   "prefLabel": {
    "en": "GCM objective 11(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop technical cooperation agreements that enable States to request and offer assets, equipment and other technical assistance to strengthen border management, particularly in the area of search and rescue as well as other emergency situations"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(e)",
   "notation": "e",
   "label": "GCM objective 11(e)",
   "prefLabel": {
    "en": "GCM objective 11(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that child protection authorities are promptly informed and assigned to participate in procedures for the determination of the best interests of the child once an unaccompanied or separated child crosses an international border, in accordance with international law, including by training border officials in the rights of the child and child-sensitive procedures, such as those that prevent family separation and reunite families when family separation occurs"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(f)",
   "notation": "f",
   "label": "GCM objective 11(f)",
   "prefLabel": {
    "en": "GCM objective 11(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review and revise relevant laws and regulations to determine whether sanctions are appropriate to address irregular entry or stay and, if so, to ensure that they are proportionate, equitable, non-discriminatory, and fully consistent with due process and other obligations under international law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "11(g)",
   "notation": "g",
   "label": "GCM objective 11(g)",
   "prefLabel": {
    "en": "GCM objective 11(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Improve cross-border collaboration among neighbouring and other States relating to the treatment given to persons crossing or seeking to cross international borders, including by taking into consideration relevant recommendations from the OHCHR Recommended Principles and Guidelines on Human Rights at International Borders when identifying best practices"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/11/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/11",
   "broaderCode": "11",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "12(a)",
   "notation": "a",
   "label": "GCM objective 12(a)",
   "prefLabel": {
    "en": "GCM objective 12(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Increase transparency and accessibility of migration procedures by communicating the requirements for entry, admission, stay, work, study or other activities, and introducing technology to simplify application procedures, in order to avoid unnecessary delays and expenses for States and migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/12/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "12(b)",
   "notation": "b",
   "label": "GCM objective 12(b)",
   "prefLabel": {
    "en": "GCM objective 12(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and conduct intra- and cross-regional specialized human rights and trauma-informed trainings for first responders and government officials, including law enforcement authorities, border officials, consular representatives and judicial bodies, to facilitate and standardize identification and referral of, as well as appropriate assistance and counselling in a culturally-sensitive way, to victims of trafficking in persons, migrants in situations of vulnerability, including children, in particular those unaccompanied or separated, and persons affected by any form of exploitation and abuse related to smuggling of migrants under aggravating circumstances"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/12/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "12(c)",
   "notation": "c",
   "label": "GCM objective 12(c)",
   "prefLabel": {
    "en": "GCM objective 12(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish gender-responsive and child-sensitive referral mechanisms, including improved screening measures and individual assessments at borders and places of first arrival, by applying standardized operating procedures developed in coordination with local authorities, National Human Rights Institutions, international organizations and civil society"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/12/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "12(d)",
   "notation": "d",
   "label": "GCM objective 12(d)",
   "prefLabel": {
    "en": "GCM objective 12(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that migrant children are promptly identified at places of first arrival in countries of transit and destination, and, if unaccompanied or separated, are swiftly referred to child protection authorities and other relevant services as well as appointed a competent and impartial legal guardian, that family unity is protected, and that anyone legitimately claiming to be a child is treated as such unless otherwise determined through a multi-disciplinary, independent and child-sensitive age assessment"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/12/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "12(e)",
   "notation": "e",
   "label": "GCM objective 12(e)",
   "prefLabel": {
    "en": "GCM objective 12(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that, in the context of mixed movements, relevant information on rights and obligations under national laws and procedures, including on entry and stay requirements, available forms of protection, as well as options for return and reintegration, is appropriately, timely and effectively communicated, and accessible"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/12/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/12",
   "broaderCode": "12",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(a)",
   "notation": "a",
   "label": "GCM objective 13(a)",
   "prefLabel": {
    "en": "GCM objective 13(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Use existing relevant human rights mechanisms to improve independent monitoring of migrant detention, ensuring that it is a measure of last resort, that human rights violations do not occur, and that States promote, implement and expand alternatives to detention, favouring non-custodial measures and community-based care arrangements, especially in the case of families and children"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(b)",
   "notation": "b",
   "label": "GCM objective 13(b)",
   "prefLabel": {
    "en": "GCM objective 13(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Consolidate a comprehensive repository to disseminate best practices of human rights-based alternatives to detention in the context of international migration, including by facilitating regular exchanges and the development of initiatives based on successful practices among States, and between States and relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(c)",
   "notation": "c",
   "label": "GCM objective 13(c)",
   "prefLabel": {
    "en": "GCM objective 13(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Review and revise relevant legislation, policies and practices related to immigration detention to ensure that migrants are not detained arbitrarily, that decisions to detain are based on law, are proportionate, have a legitimate purpose, and are taken on an individual basis, in full compliance with due process and procedural safeguards, and that immigration detention is not promoted as a deterrent or used as a form of cruel, inhumane or degrading treatment to migrants, in accordance with international human rights law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(d)",
   "notation": "d",
   "label": "GCM objective 13(d)",
   "prefLabel": {
    "en": "GCM objective 13(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide access to justice for all migrants in countries of transit and destination that are or may be subject to detention, including by facilitating access to free or affordable legal advice and assistance of a qualified and independent lawyer, as well as access to information and the right to regular review of a detention order"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(e)",
   "notation": "e",
   "label": "GCM objective 13(e)",
   "prefLabel": {
    "en": "GCM objective 13(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that all migrants in detention are informed about the reasons for their detention, in a language they understand, and facilitate the exercise of their rights, including to communicate with the respective consular or diplomatic missions without delay, legal representatives and family members, in accordance with international law and due process guarantees"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(f)",
   "notation": "f",
   "label": "GCM objective 13(f)",
   "prefLabel": {
    "en": "GCM objective 13(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Reduce the negative and potentially lasting effects of detention on migrants by guaranteeing due process and proportionality, that it is for the shortest period of time, safeguards physical and mental integrity, and that, as a minimum, access to food, basic healthcare, legal orientation and assistance, information and communication, as well as adequate accommodation is granted, in accordance with international human rights law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(g)",
   "notation": "g",
   "label": "GCM objective 13(g)",
   "prefLabel": {
    "en": "GCM objective 13(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that all governmental authorities and private actors duly charged with administering immigration detention do so in a way consistent with human rights and are trained on non-discrimination, the prevention of arbitrary arrest and detention in the context of international migration, and are held accountable for violations or abuses of human rights"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "13(h)",
   "notation": "h",
   "label": "GCM objective 13(h)",
   "prefLabel": {
    "en": "GCM objective 13(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Protect and respect the rights and best interests of the child at all times, regardless of their migration status, by ensuring availability and accessibility of a viable range of alternatives to detention in non-custodial contexts, favouring community-based care arrangements, that ensure access to education and healthcare, and respect their right to family life and family unity, and by working to end the practice of child detention in the context of international migration"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/13/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/13",
   "broaderCode": "13",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14(a)",
   "notation": "a",
   "label": "GCM objective 14(a)",
   "prefLabel": {
    "en": "GCM objective 14(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate to build consular capacities, train consular officers, promote arrangements for providing consular services collectively where individual States lack capacity, including through technical assistance, and to develop bilateral or regional agreements on various aspects of consular cooperation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/14/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/14",
   "broaderCode": "14",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14(b)",
   "notation": "b",
   "label": "GCM objective 14(b)",
   "prefLabel": {
    "en": "GCM objective 14(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Involve relevant consular and immigration personnel in existing global and regional fora on migration in order to exchange information and best practices about issues of mutual concern that pertain to citizens abroad and contribute to comprehensive and evidence-based migration policy development"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/14/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/14",
   "broaderCode": "14",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14(c)",
   "notation": "c",
   "label": "GCM objective 14(c)",
   "prefLabel": {
    "en": "GCM objective 14(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Conclude bilateral or regional agreements on consular assistance and representation in places where States have an interest in strengthening effective consular services related to migration, but do not have a diplomatic or consular presence"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/14/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/14",
   "broaderCode": "14",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14(d)",
   "notation": "d",
   "label": "GCM objective 14(d)",
   "prefLabel": {
    "en": "GCM objective 14(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Strengthen consular capacities in order to identify, protect and assist our nationals abroad who are in a situation of vulnerability, including victims of human and labour rights violations or abuse, victims of crime, victims of trafficking in persons, migrants subject to smuggling under aggravating circumstances, and migrant workers exploited in the process of recruitment, by providing training to consular officers on human rights-based, gender-responsive and child-sensitive actions in this regard"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/14/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/14",
   "broaderCode": "14",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14(e)",
   "notation": "e",
   "label": "GCM objective 14(e)",
   "prefLabel": {
    "en": "GCM objective 14(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide our nationals abroad the opportunity to register with the country of origin, in close cooperation with consular, national and local authorities, as well as relevant migrant organizations, as a means to facilitate information, services and assistance to migrants in emergency situations and ensure migrants’ accessibility to relevant and timely information, such as by establishing helplines and consolidating national digital databases, while upholding the right to privacy and protecting personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/14/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/14",
   "broaderCode": "14",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "14(f)",
   "notation": "f",
   "label": "GCM objective 14(f)",
   "prefLabel": {
    "en": "GCM objective 14(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide consular support to our nationals through advice, including on local laws and customs, interaction with authorities, financial inclusion, and business establishment, as well as through the issuance of relevant documentation, such as travel documents, and consular identity documents that may facilitate access to services, assistance in emergency situations, the opening of a bank account, and access to remittance facilities"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/14/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/14",
   "broaderCode": "14",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15(a)",
   "notation": "a",
   "label": "GCM objective 15(a)",
   "prefLabel": {
    "en": "GCM objective 15(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enact laws and take measures to ensure that service delivery does not amount to discrimination against migrants on the grounds of race, colour, sex, language, religion, political or other opinion, national or social origin, property, birth, disability or other grounds irrespective of cases where differential provision of services based on migration status might apply"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/15/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/15",
   "broaderCode": "15",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15(b)",
   "notation": "b",
   "label": "GCM objective 15(b)",
   "prefLabel": {
    "en": "GCM objective 15(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that cooperation between service providers and immigration authorities does not exacerbate vulnerabilities of irregular migrants by compromising their safe access to basic services or unlawfully infringing upon the human rights to privacy, liberty and security of person at places of basic service delivery"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/15/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/15",
   "broaderCode": "15",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15(c)",
   "notation": "c",
   "label": "GCM objective 15(c)",
   "prefLabel": {
    "en": "GCM objective 15(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish and strengthen holistic and easily accessible service points at local level, that are migrant inclusive, offer relevant information on basic services in a gender- and disability-responsive as well as child-sensitive manner, and facilitate safe access thereto"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/15/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/15",
   "broaderCode": "15",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15(d)",
   "notation": "d",
   "label": "GCM objective 15(d)",
   "prefLabel": {
    "en": "GCM objective 15(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish or mandate independent institutions at the national or local level, such as National Human Rights Institutions, to receive, investigate and monitor complaints about situations in which migrants’ access to basic services is systematically denied or hindered, facilitate access to redress, and work towards a change in practice"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/15/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/15",
   "broaderCode": "15",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15(e)",
   "notation": "e",
   "label": "GCM objective 15(e)",
   "prefLabel": {
    "en": "GCM objective 15(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Incorporate the health needs of migrants in national and local health care policies and plans, such as by strengthening capacities for service provision, facilitating affordable and non-discriminatory access, reducing communication barriers, and training health care providers on culturally-sensitive service delivery, in order to promote physical and mental health of migrants and communities overall, including by taking into consideration relevant recommendations from the WHO Framework of Priorities and Guiding Principles to Promote the Health of Refugees and Migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/15/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/15",
   "broaderCode": "15",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "15(f)",
   "notation": "f",
   "label": "GCM objective 15(f)",
   "prefLabel": {
    "en": "GCM objective 15(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide inclusive and equitable quality education to migrant children and youth, as well as facilitate access to lifelong learning opportunities , including by strengthening the capacities of education systems and by facilitating non-discriminatory access to early childhood development, formal schooling, non-formal education programmes for children for whom the formal system is inaccessible, on-the-job and vocational training, technical education, and language training, as well as by fostering partnerships with all stakeholders that can support this endeavour"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/15/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/15",
   "broaderCode": "15",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(a)",
   "notation": "a",
   "label": "GCM objective 16(a)",
   "prefLabel": {
    "en": "GCM objective 16(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote mutual respect for the cultures, traditions and customs of communities of destination and of migrants by exchanging and implementing best practices on integration policies, programmes and activities, including on ways to promote acceptance of diversity and facilitate social cohesion and inclusion"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(b)",
   "notation": "b",
   "label": "GCM objective 16(b)",
   "prefLabel": {
    "en": "GCM objective 16(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish comprehensive and needs-based pre-departure and post-arrival programmes that may include rights and obligations, basic language training, as well as orientation about social norms and customs in the country of destination"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(c)",
   "notation": "c",
   "label": "GCM objective 16(c)",
   "prefLabel": {
    "en": "GCM objective 16(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop national short, medium and long term policy goals regarding the inclusion of migrants in societies, including on labour market integration, family reunification, education, non-discrimination and health, including by fostering partnerships with relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(d)",
   "notation": "d",
   "label": "GCM objective 16(d)",
   "prefLabel": {
    "en": "GCM objective 16(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Work towards inclusive labour markets and full participation of migrant workers in the formal economy by facilitating access to decent work and employment for which they are most qualified, in accordance with local and national labour market demands and skills supply"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(e)",
   "notation": "e",
   "label": "GCM objective 16(e)",
   "prefLabel": {
    "en": "GCM objective 16(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Empower migrant women by eliminating gender-based discriminatory restrictions on formal employment, ensuring the right to freedom of association, and facilitating access to relevant basic services, as measures to promote their leadership and guarantee their full, free and equal participation in society and the economy"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(f)",
   "notation": "f",
   "label": "GCM objective 16(f)",
   "prefLabel": {
    "en": "GCM objective 16(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish community centres or programmes at the local level to facilitate migrant participation in the receiving society by involving migrants, community members, diaspora organizations, migrant associations, and local authorities in intercultural dialogue, sharing of stories, mentorship programmes, and development of business ties that improve integration outcomes and foster mutual respect"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(g)",
   "notation": "g",
   "label": "GCM objective 16(g)",
   "prefLabel": {
    "en": "GCM objective 16(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Capitalize on the skills, cultural and language proficiency of migrants and receiving communities by developing and promoting peer-to-peer training exchanges, gender-responsive, vocational and civic integration courses and workshops"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(h)",
   "notation": "h",
   "label": "GCM objective 16(h)",
   "prefLabel": {
    "en": "GCM objective 16(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Support multicultural activities through sports, music, arts, culinary festivals, volunteering and other social events that will facilitate mutual understanding and appreciation of migrant cultures and those of destination communities"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "16(i)",
   "notation": "i",
   "label": "GCM objective 16(i)",
   "prefLabel": {
    "en": "GCM objective 16(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote school environments that are welcoming and safe, and support the aspirations of migrant children by enhancing relationships within the school community, incorporating evidence-based information about migration in education curricula, and dedicating targeted resources to schools with a high concentration of migrant children for integration activities in order to promote respect for diversity and inclusion, and to prevent all forms discrimination, including racism, xenophobia and intolerance"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/16/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/16",
   "broaderCode": "16",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(a)",
   "notation": "a",
   "label": "GCM objective 17(a)",
   "prefLabel": {
    "en": "GCM objective 17(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enact, implement or maintain legislation that penalizes hate crimes and aggravated hate crimes targeting migrants, and train law enforcement and other public officials to identify, prevent and respond to such crimes and other acts of violence that target migrants, as well as to provide medical, legal and psychosocial assistance for victims"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(b)",
   "notation": "b",
   "label": "GCM objective 17(b)",
   "prefLabel": {
    "en": "GCM objective 17(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Empower migrants and communities to denounce any acts of incitement to violence directed towards migrants by informing them of available mechanisms for redress, and ensure that those who actively participate in the commission of a hate crime targeting migrants are held accountable, in accordance with national legislation, while upholding international human rights law, in particular the right to freedom of expression"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(c)",
   "notation": "c",
   "label": "GCM objective 17(c)",
   "prefLabel": {
    "en": "GCM objective 17(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote independent, objective and quality reporting of media outlets, including internet-based information, including by sensitizing and educating media professionals on migration-related issues and terminology, investing in ethical reporting standards and advertising, and stopping allocation of public funding or material support to media outlets that systematically promote intolerance, xenophobia, racism and other forms of discrimination towards migrants, in full respect for the freedom of the media"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(d)",
   "notation": "d",
   "label": "GCM objective 17(d)",
   "prefLabel": {
    "en": "GCM objective 17(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish mechanisms to prevent, detect and respond to racial, ethnic and religious profiling of migrants by public authorities, as well as systematic instances of intolerance, xenophobia, racism and all other multiple and intersecting forms of discrimination in partnership with National Human Rights Institutions, including by tracking and publishing trends analyses, and ensuring access to effective complaint and redress mechanisms"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(e)",
   "notation": "e",
   "label": "GCM objective 17(e)",
   "prefLabel": {
    "en": "GCM objective 17(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide migrants, especially migrant women, with access to national and regional complaint and redress mechanisms with a view to promoting accountability and addressing governmental actions related to discriminatory acts and manifestations carried out against migrants and their families"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(f)",
   "notation": "f",
   "label": "GCM objective 17(f)",
   "prefLabel": {
    "en": "GCM objective 17(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote awareness-raising campaigns targeted at communities of origin, transit and destination in order to inform public perceptions regarding the positive contributions of safe, orderly and regular migration, based on evidence and facts, and to end racism, xenophobia and stigmatization against all migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "17(g)",
   "notation": "g",
   "label": "GCM objective 17(g)",
   "prefLabel": {
    "en": "GCM objective 17(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Engage migrants, political, religious and community leaders, as well as educators and service providers to detect and prevent incidences of intolerance, racism, xenophobia, and other forms of discrimination against migrants and diasporas and support activities in local communities to promote mutual respect, including in the context of electoral campaigns"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/17/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/17",
   "broaderCode": "17",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(a)",
   "notation": "a",
   "label": "GCM objective 18(a)",
   "prefLabel": {
    "en": "GCM objective 18(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop standards and guidelines for the mutual recognition of foreign qualifications and non-formally acquired skills in different sectors in collaboration with the respective industries with a view to ensuring worldwide compatibility based on existing models and best practices"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(b)",
   "notation": "b",
   "label": "GCM objective 18(b)",
   "prefLabel": {
    "en": "GCM objective 18(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote transparency of certifications and compatibility of National Qualifications Frameworks by agreeing on standard criteria, indicators and assessment parameters, and by creating and strengthening national skills profiling tools, registries or institutions in order to facilitate effective and efficient mutual recognition procedures at all skills levels"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(c)",
   "notation": "c",
   "label": "GCM objective 18(c)",
   "prefLabel": {
    "en": "GCM objective 18(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Conclude bilateral, regional or multilateral mutual recognition agreements or include recognition provisions in other agreements, such as labour mobility or trade agreements, in order to provide equivalence or comparability in national systems, such as automatic or managed mutual recognition mechanisms"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(d)",
   "notation": "d",
   "label": "GCM objective 18(d)",
   "prefLabel": {
    "en": "GCM objective 18(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Use technology and digitalization to evaluate and mutually recognize skills more comprehensively based on formal credentials as well as non-formally acquired competences and professional experience at all skills levels"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(e)",
   "notation": "e",
   "label": "GCM objective 18(e)",
   "prefLabel": {
    "en": "GCM objective 18(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Build global skills partnerships amongst countries that strengthen training capacities of national authorities and relevant stakeholders, including the private sector and trade unions, and foster skills development of workers in countries of origin and migrants in countries of destination with a view to preparing trainees for employability in the labour markets of all participating countries"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(f)",
   "notation": "f",
   "label": "GCM objective 18(f)",
   "prefLabel": {
    "en": "GCM objective 18(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote inter-institutional networks and collaborative programmes for partnerships between the private sector and educational institutions in countries of origin and destination to enable mutually beneficial skills development opportunities for migrants, communities and participating partners, including by building on the best practices of the Business Mechanism developed in the context of the Global Forum on Migration and Development"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(g)",
   "notation": "g",
   "label": "GCM objective 18(g)",
   "prefLabel": {
    "en": "GCM objective 18(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Engage in bilateral partnerships and programmes in cooperation with relevant stakeholders that promote skills development, mobility and circulation, such as student exchange programmes, scholarships, professional exchange programmes and trainee- or apprenticeships that include options for beneficiaries, after successful completion of these programmes, to seek employment and engage in entrepreneurship"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(h)",
   "notation": "h",
   "label": "GCM objective 18(h)",
   "prefLabel": {
    "en": "GCM objective 18(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate with the private sector and employers to make available easily accessible and gender-responsive remote or online skills development and matching programmes to migrants at all skills levels, including early and occupation-specific language training, on-the-job training and access to advanced training programmes, to enhance their employability in sectors with demand for labour based on the industry’s knowledge of labour market dynamics, especially to promote the economic empowerment of women"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(i)",
   "notation": "i",
   "label": "GCM objective 18(i)",
   "prefLabel": {
    "en": "GCM objective 18(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enhance the ability of migrant workers to transition from a job or employer to another by making available documentation that recognizes skills acquired on the job or through training in order to optimize the benefits of upskilling"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(j)",
   "notation": "j",
   "label": "GCM objective 18(j)",
   "prefLabel": {
    "en": "GCM objective 18(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and promote innovative ways to mutually recognize and assess formally and informally acquired skills, including through timely and complementary training to job seekers, mentoring, and internship programmes in order to fully recognize existing credentials and provide certificates of proficiency for the validation of newly acquired skills"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(k)",
   "notation": "k",
   "label": "GCM objective 18(k)",
   "prefLabel": {
    "en": "GCM objective 18(k)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish screening mechanisms of credentials and offer information to migrants on how to get their skills and qualifications assessed and recognized prior to departure, including in recruitment processes or at an early stage after arrival to improve employability"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/k",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "18(l)",
   "notation": "l",
   "label": "GCM objective 18(l)",
   "prefLabel": {
    "en": "GCM objective 18(l)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate to promote documentation and information tools, in partnership with relevant stakeholders, that provide an overview of a worker’s credentials, skills and qualifications, recognized in countries of origin, transit and destination, in order to enable employers to evaluate the suitability of migrant workers in job application processes"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/18/action/l",
   "broader": "https://w3id.org/migration-compact/gcm/objective/18",
   "broaderCode": "18",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(a)",
   "notation": "a",
   "label": "GCM objective 19(a)",
   "prefLabel": {
    "en": "GCM objective 19(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure the full and effective implementation of the 2030 Agenda for Sustainable Development and the Addis Ababa Action Agenda by fostering and facilitating the positive effects of migration for the realization of all Sustainable Development Goals"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(b)",
   "notation": "b",
   "label": "GCM objective 19(b)",
   "prefLabel": {
    "en": "GCM objective 19(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Integrate migration into development planning and sectoral policies at local, national, regional and global levels, taking into consideration relevant existing policy guidelines and recommendations, such as the GMG Handbook on Mainstreaming Migration into Development Planning, in order to strengthen policy coherence and effectiveness of development cooperation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(c)",
   "notation": "c",
   "label": "GCM objective 19(c)",
   "prefLabel": {
    "en": "GCM objective 19(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Invest in research on the impact of non-financial contributions of migrants and diasporas to sustainable development in countries of origin and destination, such as knowledge and skills transfer, social and civic engagement, and cultural exchange, with a view to developing evidence-based policies and strengthening global policy discussions"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(d)",
   "notation": "d",
   "label": "GCM objective 19(d)",
   "prefLabel": {
    "en": "GCM objective 19(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Facilitate the contributions of migrants and diasporas to their countries of origin, including by establishing or strengthening government structures or mechanisms at all levels, such as dedicated diaspora offices or focal points, diaspora policy advisory boards for governments to account for the potential of migrants and diasporas in migration and development policy-making, and dedicated diaspora focal points in diplomatic or consular missions"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(e)",
   "notation": "e",
   "label": "GCM objective 19(e)",
   "prefLabel": {
    "en": "GCM objective 19(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop targeted support programmes and financial products that facilitate migrant and diaspora investments and entrepreneurship, including by providing administrative and legal support in business creation, granting seed capital-matching, establish diaspora bonds and diaspora development funds, investment funds, and organize dedicated trade fairs"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(f)",
   "notation": "f",
   "label": "GCM objective 19(f)",
   "prefLabel": {
    "en": "GCM objective 19(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide easily accessible information and guidance, including through digital platforms, as well as tailored mechanisms for the coordinated and effective financial, voluntary or philanthropic engagement of migrants and diasporas, especially in humanitarian emergencies in their countries of origin, including by involving consular missions"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(g)",
   "notation": "g",
   "label": "GCM objective 19(g)",
   "prefLabel": {
    "en": "GCM objective 19(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enable political participation and engagement of migrants in their countries of origin, including in peace and reconciliation processes, in elections and political reforms, such as by establishing voting registries for citizens abroad, and by parliamentary representation, in accordance with national legislation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(h)",
   "notation": "h",
   "label": "GCM objective 19(h)",
   "prefLabel": {
    "en": "GCM objective 19(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote migration policies that optimize the benefits of diasporas for countries of origin and destination and their communities, by facilitating flexible modalities to travel, work and invest with minimal administrative burdens, including by reviewing and revising visa, residency and citizenship regulations, as appropriate"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(i)",
   "notation": "i",
   "label": "GCM objective 19(i)",
   "prefLabel": {
    "en": "GCM objective 19(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate with other States, the private sector and employers organizations to enable migrants and diasporas, especially those in highly technical fields and in high demand, to carry out some of their professional activities and engage in knowledge transfer in their home countries, without necessarily losing employment, residence status, or earned social benefits"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "19(j)",
   "notation": "j",
   "label": "GCM objective 19(j)",
   "prefLabel": {
    "en": "GCM objective 19(j)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Build partnerships between local authorities, local communities, the private sector, diasporas, hometown associations and migrant organizations to promote knowledge and skills transfer between their countries of origin and countries of destination, including by mapping the diasporas and their skills, as a means to maintain the link between diasporas and their country of origin"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/19/action/j",
   "broader": "https://w3id.org/migration-compact/gcm/objective/19",
   "broaderCode": "19",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(a)",
   "notation": "a",
   "label": "GCM objective 20(a)",
   "prefLabel": {
    "en": "GCM objective 20(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop a roadmap to reduce the transaction costs of migrant remittances to less than 3 per cent and eliminate remittance corridors with costs higher than 5 per cent by 2030 in line with target 10.c of the 2030 Agenda for Sustainable Development"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(b)",
   "notation": "b",
   "label": "GCM objective 20(b)",
   "prefLabel": {
    "en": "GCM objective 20(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote and support the United Nations International Day of Family Remittances and the IFAD Global Forum on Remittances, Investment and Development as an important platform to build and strengthen partnerships for innovative solutions on cheaper, faster and safer transfer of remittances with all relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(c)",
   "notation": "c",
   "label": "GCM objective 20(c)",
   "prefLabel": {
    "en": "GCM objective 20(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Harmonize remittance market regulations and increase the interoperability of remittance infrastructure along corridors by ensuring that measures to combat illicit financial flows and money laundering do not impede migrant remittances through undue, excessive or discriminatory policies"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(d)",
   "notation": "d",
   "label": "GCM objective 20(d)",
   "prefLabel": {
    "en": "GCM objective 20(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish conducive policy and regulatory frameworks that promote a competitive and innovative remittance market, remove unwarranted obstacles to non-bank remittance service providers in accessing payment system infrastructure, apply tax exemptions or incentives to remittance transfers, promote market access to diverse service providers, incentivize the private sector to expand remittance services, and enhance the security and predictability of low-value transactions by bearing in mind de-risking concerns, and developing a methodology to distinguish remittances from illicit flows, in consultation with remittance service providers and financial regulators"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(e)",
   "notation": "e",
   "label": "GCM objective 20(e)",
   "prefLabel": {
    "en": "GCM objective 20(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop innovative technological solutions for remittance transfer, such as mobile payments, digital tools or e-banking, to reduce costs, improve speed, enhance security, increase transfer through regular channels and open up gender-responsive distribution channels to underserved populations, including for persons in rural areas, persons with low levels of literacy, and persons with disabilities"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(f)",
   "notation": "f",
   "label": "GCM objective 20(f)",
   "prefLabel": {
    "en": "GCM objective 20(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide accessible information on remittance transfer costs by provider and channel, such as comparison websites, in order to increase the transparency and competition on the remittance transfer market, and promote financial literacy and inclusion of migrants and their families through education and training"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(g)",
   "notation": "g",
   "label": "GCM objective 20(g)",
   "prefLabel": {
    "en": "GCM objective 20(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop programmes and instruments to promote investments from remittance senders in local development and entrepreneurship in countries of origin, such as through matching-grant mechanisms, municipal bonds and partnerships with hometown associations, in order to enhance the transformative potential of remittances beyond the individual households of migrant workers at skills levels"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(h)",
   "notation": "h",
   "label": "GCM objective 20(h)",
   "prefLabel": {
    "en": "GCM objective 20(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Enable migrant women to access financial literacy training and formal remittance transfer systems, as well as to open a bank account, own and manage financial assets, investments and business as means to address gender inequalities and foster their active participation in the economy"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "20(i)",
   "notation": "i",
   "label": "GCM objective 20(i)",
   "prefLabel": {
    "en": "GCM objective 20(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Provide access to and develop banking solutions and financial instruments for migrants, including low-income and female-headed households, such as bank accounts that permit direct deposits by employers, savings accounts, loans and credits in cooperation with the banking sector"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/20/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/20",
   "broaderCode": "20",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(a)",
   "notation": "a",
   "label": "GCM objective 21(a)",
   "prefLabel": {
    "en": "GCM objective 21(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Develop and implement bilateral, regional and multilateral cooperation frameworks and agreements, including readmission agreements, ensuring that return and readmission of migrants to their own country is safe, dignified and in full compliance with international human rights law, including the rights of the child, by determining clear and mutually agreed procedures that uphold procedural safeguards, guarantee individual assessments and legal certainty, and by ensuring they also include provisions that facilitate sustainable reintegration"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(b)",
   "notation": "b",
   "label": "GCM objective 21(b)",
   "prefLabel": {
    "en": "GCM objective 21(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Promote gender-responsive and child-sensitive return and reintegration programmes, that may include legal, social and financial support, guaranteeing that all returns in the context of such voluntary programmes effectively take place on the basis of the migrant’s free, prior and informed consent, and that returning migrants are assisted in their reintegration process through effective partnerships, including to avoid they become displaced in the country of origin upon return"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(c)",
   "notation": "c",
   "label": "GCM objective 21(c)",
   "prefLabel": {
    "en": "GCM objective 21(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Cooperate on identification of nationals and issuance of travel documents for safe and dignified return and readmission in cases of persons that do not have the legal right to stay on another State’s territory, by establishing reliable and efficient means of identification of own nationals such as through the addition of biometric identifiers in population registries, and by digitalizing civil registry systems, with full respect to the right to privacy and protection of personal data"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(d)",
   "notation": "d",
   "label": "GCM objective 21(d)",
   "prefLabel": {
    "en": "GCM objective 21(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Foster institutional contacts between consular authorities and relevant officials from countries of origin and destination, and provide adequate consular assistance to returning migrants prior to return by facilitating access to documentation, travel documents, and other services, in order to ensure predictability, safety and dignity in return and readmission"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(e)",
   "notation": "e",
   "label": "GCM objective 21(e)",
   "prefLabel": {
    "en": "GCM objective 21(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that the return of migrants who do not have the legal right to stay on another State’s territory is safe and dignified, follows an individual assessment, is carried out by competent authorities through prompt and effective cooperation between countries of origin and destination, and allows all applicable legal remedies to be exhausted, in compliance with due process guarantees, and other obligations under international human rights law"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(f)",
   "notation": "f",
   "label": "GCM objective 21(f)",
   "prefLabel": {
    "en": "GCM objective 21(f)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish or strengthen national monitoring mechanisms on return, in partnership with relevant stakeholders, that provide independent recommendations on ways and means to strengthen accountability, in order to guarantee the safety, dignity, and human rights of all returning migrants"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/f",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(g)",
   "notation": "g",
   "label": "GCM objective 21(g)",
   "prefLabel": {
    "en": "GCM objective 21(g)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Ensure that return and readmission processes involving children are carried out only after a determination of the best interests of the child, take into account the right to family life, family unity, and that a parent, legal guardian or specialized official accompanies the child throughout the return process, ensuring that appropriate reception, care and reintegration arrangements for children are in place in the country of origin upon return"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/g",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(h)",
   "notation": "h",
   "label": "GCM objective 21(h)",
   "prefLabel": {
    "en": "GCM objective 21(h)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Facilitate the sustainable reintegration of returning migrants into community life by providing them equal access to social protection and services, justice, psycho-social assistance, vocational training, employment opportunities and decent work, recognition of skills acquired abroad, and financial services, in order to fully build upon their entrepreneurship, skills and human capital as active members of society and contributors to sustainable development in the country of origin upon return"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/h",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "21(i)",
   "notation": "i",
   "label": "GCM objective 21(i)",
   "prefLabel": {
    "en": "GCM objective 21(i)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Identify and address the needs of the communities to which migrants return by including respective provisions in national and local development strategies, infrastructure planning, budget allocations and other relevant policy decisions and cooperating with local authorities and relevant stakeholders"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/21/action/i",
   "broader": "https://w3id.org/migration-compact/gcm/objective/21",
   "broaderCode": "21",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "22(a)",
   "notation": "a",
   "label": "GCM objective 22(a)",
   "prefLabel": {
    "en": "GCM objective 22(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Establish or maintain non-discriminatory national social protection systems, including social protection floors for nationals and migrants, in line with the ILO Recommendation 202 on Social Protection Floors"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/22/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/22",
   "broaderCode": "22",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "22(b)",
   "notation": "b",
   "label": "GCM objective 22(b)",
   "prefLabel": {
    "en": "GCM objective 22(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Conclude reciprocal bilateral, regional or multilateral social security agreements on the portability of earned benefits for migrant workers at all skills levels, which refer to applicable social protection floors in the respective States, applicable social security entitlements and provisions, such as pensions, healthcare or other earned benefits, or integrate such provisions into other relevant agreements, such as those on long-term and temporary labour migration"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/22/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/22",
   "broaderCode": "22",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "22(c)",
   "notation": "c",
   "label": "GCM objective 22(c)",
   "prefLabel": {
    "en": "GCM objective 22(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Integrate provisions on the portability of entitlements and earned benefits into national social security frameworks, designate focal points in countries of origin, transit and destination that facilitate portability requests from migrants, address the difficulties women and older persons can face in accessing social protection, and establish dedicated instruments, such as migrant welfare funds in countries of origin that support migrant workers and their families"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/22/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/22",
   "broaderCode": "22",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "23(a)",
   "notation": "a",
   "label": "GCM objective 23(a)",
   "prefLabel": {
    "en": "GCM objective 23(a)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Support other States as we collectively implement the Global Compact, including through the provision of financial and technical assistance, in line with national priorities, policies action plans and strategies, through a whole-of-government and whole-of-society approach"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/23/action/a",
   "broader": "https://w3id.org/migration-compact/gcm/objective/23",
   "broaderCode": "23",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "23(b)",
   "notation": "b",
   "label": "GCM objective 23(b)",
   "prefLabel": {
    "en": "GCM objective 23(b)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Increase international and regional cooperation to accelerate the implementation of the 2030 Agenda for Sustainable Development in geographic areas from where irregular migration systematically originates due to consistent impacts of poverty, unemployment, climate change and disasters, inequality, corruption, poor governance, among other structural factors, through appropriate cooperation frameworks, innovative partnerships and the involvement of all relevant stakeholders, while upholding national ownership and shared responsibility"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/23/action/b",
   "broader": "https://w3id.org/migration-compact/gcm/objective/23",
   "broaderCode": "23",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "23(c)",
   "notation": "c",
   "label": "GCM objective 23(c)",
   "prefLabel": {
    "en": "GCM objective 23(c)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Involve and support local authorities in the identification of needs and opportunities for international cooperation for the effective implementation of the Global Compact and integrate their perspectives and priorities into development strategies, programmes and planning on migration, as a means to ensure good governance as well as policy coherence across levels of government and policy sectors, and maximize the effectiveness and impact of international development cooperation"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/23/action/c",
   "broader": "https://w3id.org/migration-compact/gcm/objective/23",
   "broaderCode": "23",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "23(d)",
   "notation": "d",
   "label": "GCM objective 23(d)",
   "prefLabel": {
    "en": "GCM objective 23(d)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Make use of the capacity-building mechanism and build upon other existing instruments to strengthen the capacities of relevant authorities by mobilizing technical, financial and human resources from States international financial institutions, the private sector, international organizations and other sources in order to assist all States in fulfilling the commitments outlined in this Global Compact"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/23/action/d",
   "broader": "https://w3id.org/migration-compact/gcm/objective/23",
   "broaderCode": "23",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  },
  {
   "code": "23(e)",
   "notation": "e",
   "label": "GCM objective 23(e)",
   "prefLabel": {
    "en": "GCM objective 23(e)"
   },
   "altLabels": {},
   "shortName": {},
   "definition": {
    "en": "Conclude bilateral, regional or multilateral mutually beneficial, tailored and transparent partnerships, in line with international law, that develop targeted solutions to migration policy issues of common interest and address opportunities and challenges of migration in accordance with the Global Compact"
   },
   "iri": "https://w3id.org/migration-compact/gcm/objective/23/action/e",
   "broader": "https://w3id.org/migration-compact/gcm/objective/23",
   "broaderCode": "23",
   "text": "https://w3id.org/migration-compact/gcm/final-draft-2018"
  }
 ]
};
