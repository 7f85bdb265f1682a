-- A whole cut reads them all: a text is sent as it lies, jsonb is made a text of for every reading.
-- What is written is still made from jsonb, so that equal fields are equal texts.
alter table acta_result alter column fields type json using fields::json;
