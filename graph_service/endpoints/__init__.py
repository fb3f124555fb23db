"""What each public path answers: one package a path prefix, with its handlers, logic, queries and templates."""
