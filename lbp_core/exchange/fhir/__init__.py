"""One client as a FHIR R4B bundle, for systems that read it. Which fact becomes which resource is settled here, file by file."""
