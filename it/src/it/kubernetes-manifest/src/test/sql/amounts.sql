CREATE TABLE amounts (amount INT);
INSERT INTO amounts VALUES (42);
