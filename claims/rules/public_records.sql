-- The finished JSON stays in its row, uncompressed: a page of the API reads it by the thousand.

ALTER TABLE claims_publicclaim SET (toast_tuple_target = 8160);
ALTER TABLE claims_publicclaim ALTER COLUMN body SET STORAGE EXTERNAL;
