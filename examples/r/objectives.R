# Which standards of the ILO stand behind which objective, in base R: no package is needed.
service <- Sys.getenv("COMPACT_GRAPH", "http://127.0.0.1:8000")

table_of <- function(path) read.csv(paste0(service, path), encoding = "UTF-8", stringsAsFactors = FALSE)

objectives <- table_of("/queries/objectives?format=csv")
cat(nrow(objectives), "objectives\n")

behind <- table_of("/queries/ilo-behind-objective?objective=6&format=csv")
print(utils::head(behind, 5))

# Any SPARQL query as a table.
query <- paste(
  "PREFIX gcmo: <https://w3id.org/migration-compact/ontology#>",
  "SELECT ?basis (COUNT(*) AS ?links) WHERE { ?link a gcmo:Link ; gcmo:basis ?basis } GROUP BY ?basis ORDER BY ?basis"
)
print(table_of(paste0("/sparql?format=csv&query=", utils::URLencode(query, reserved = TRUE))))
