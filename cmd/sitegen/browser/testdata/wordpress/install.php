<?php
// Installs the WordPress it lies in, with an administrator and an author.
define( 'WP_INSTALLING', true );
$db = new mysqli( null, 'root', '', '', 0, getenv( 'WORDPRESS_SOCKET' ) );
$db->query( 'CREATE DATABASE wordpress' );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'A treatment center', 'admin', 'admin@example.org', true, '', 'admin' );
wp_insert_user(
	array(
		'user_login' => 'author',
		'user_pass'  => 'author',
		'user_email' => 'author@example.org',
		'role'       => 'author',
	)
);
